import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * server-02: a client
 *
 * listen tells the kernel to let clients in: from then on it shakes hands with each client that
 * connects, and keeps the connections in a queue, the backlog, until the program asks for one.
 * accept takes the first one out of the queue, or waits until there is one. What it returns is a
 * second socket, for this one client; the first one goes on listening.
 *
 *     Socket created
 *     Socket bound to 127.0.0.1:8888
 *     Listening on 127.0.0.1:8888
 *     Connected with 127.0.0.1:50112
 */
public class Server02 {
  private static final String NAME = "server-02";
  private static final String USAGE = "server-02 [--trace] [--host HOST] [--port PORT]";

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "127.0.0.1");
    int port = number("--port", 8888, 0, 65535);
    try (ServerSocket server = bound(host, port)) {
      // [
      // TODO 1: Print "Listening on" and the socket's address.
      System.out.println(
          "Listening on " + text((InetSocketAddress) server.getLocalSocketAddress()));
      // TODO 2: Take one client (accept), print "Connected with" and the address at the client's
      // end, and close the client's socket.
      try (Socket client = server.accept()) {
        System.out.println(
            "Connected with " + text((InetSocketAddress) client.getRemoteSocketAddress()));
      }
      // ]
    }
  }

  /**
   * A socket that has an address, at which the kernel lets clients in: in Java bind also listens.
   */
  private static ServerSocket bound(String host, int port) throws IOException {
    ServerSocket server = new ServerSocket();
    System.out.println("Socket created");
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException e) {
      boolean unknown = e instanceof java.net.UnknownHostException;
      throw new IOException(
          "cannot listen on "
              + host
              + ":"
              + port
              + ": "
              + (unknown ? "unknown host" : e.getMessage()));
    }
    InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
    System.out.println("Socket bound to " + text(address));
    return server;
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
