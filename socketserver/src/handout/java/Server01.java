import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * server-01: a place where clients find it
 *
 * A server is found because it has an address that its clients know: an IP address, which says
 * which machine, and a port, which says which program on it. bind gives that pair to a socket. Two
 * servers cannot have the same pair, so the call fails with "Address already in use" for the second.
 *
 * After bind nobody can connect yet: that is the next stage. This one prints two lines and ends.
 *
 *     Socket created
 *     Socket bound to 127.0.0.1:8888
 */
public class Server01 {
  private static final String NAME = "server-01";
  private static final String USAGE = "server-01 [--trace] [--host HOST] [--port PORT]";

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "127.0.0.1");
    int port = number("--port", 8888, 0, 65535);
    try (ServerSocket server = new ServerSocket()) {
      System.out.println("Socket created");
      bind(server, host, port);
    }
  }

  /** Gives the socket an address; nobody listens at it yet. */
  private static void bind(ServerSocket server, String host, int port) throws IOException {
    // [
    // TODO 1: Find the address that the host's name stands for, and bind the socket to it and the
    // port. Allow the address to be used again (SO_REUSEADDR), or the port of a server that has
    // just ended is taken for a minute. Then print what the socket is bound to: port 0 is any free
    // one. What fails, rethrow as an IOException "cannot listen on HOST:PORT: why".
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException e) {
      throw new IOException("cannot listen on " + host + ":" + port + ": " + reason(e));
    }
    System.out.println(
        "Socket bound to " + text((InetSocketAddress) server.getLocalSocketAddress()));
    // ]
  }

  private static String reason(IOException e) {
    return e instanceof java.net.UnknownHostException ? "unknown host" : e.getMessage();
  }

  public static void main(String[] args) {
    try {
      run(args);
    } catch (IOException e) {
      System.out.flush();
      System.err.println(NAME + ": " + e.getMessage());
      System.exit(1);
    }
  }

  /** An address as the contract writes it: 127.0.0.1:8888, or [::1]:8888. */
  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress().replaceFirst("(^|:)0(:0)+(:|$)", "::");
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private static final Map<String, String> OPTIONS = new HashMap<>();

  /** Reads the command line: options with a value, and options without one. */
  private static void parse(String[] args, List<String> valued, List<String> flags) {
    for (int i = 0; i < args.length; i++) {
      String[] nameAndValue = args[i].split("=", 2);
      String name = nameAndValue[0];
      if (name.equals("--help") || name.equals("--version")) {
        System.out.println(name.equals("--help") ? USAGE : NAME + " 1.0");
        System.exit(0);
      } else if (flags.contains(name) && nameAndValue.length == 1) {
        OPTIONS.put(name, "");
      } else if (valued.contains(name) && (nameAndValue.length == 2 || i + 1 < args.length)) {
        OPTIONS.put(name, nameAndValue.length == 2 ? nameAndValue[1] : args[++i]);
      } else {
        usage("'" + args[i] + "' is no option, or lacks its value");
      }
    }
  }

  /** Wrong usage ends the program with status 2. */
  private static void usage(String sentence) {
    System.err.println(NAME + ": " + sentence);
    System.exit(2);
  }

  /** A number that was given, in ASCII digits. */
  private static int number(String option, int otherwise, int least, int most) {
    String text = OPTIONS.getOrDefault(option, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      usage("'" + text + "' is no " + option.substring(2) + ": " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }
}
