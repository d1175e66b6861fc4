import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * server-04: one client after another
 *
 * Now the server goes on: it accepts a client, reads one message, answers, closes, and accepts the
 * next. A client that comes meanwhile waits in the backlog, connected but not served: a silent
 * client holds up all others. The next stage solves that.
 *
 * A reset concerns one client only: the server serves the next one. It stops by itself after
 * --max-connections clients, or after an empty message, which it does not answer.
 */
public class Server04 {
  private static final String NAME = "server-04";
  private static final String USAGE =
      "server-04 [--trace] [--host HOST] [--port PORT] [--max-connections N]";

  private static final int MOST = 64 * 1024; // bytes of a message

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port", "--max-connections"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "127.0.0.1");
    int port = number("--port", 8888, 0, 65535);
    int most = number("--max-connections", 10, 1, 999999999);
    try (ServerSocket server = listening(host, port)) {
      serve(server, most);
    }
  }

  /** Serves that many clients, one after another. */
  private static void serve(ServerSocket server, int most) throws IOException {
    // [
    // TODO 1: Accept a client, print "Connected with", read its message, send OK and the message,
    // close; repeat for "most" clients.
    for (int i = 0; i < most; i++) {
      Socket client = server.accept();
      System.out.println(
          "Connected with " + text((InetSocketAddress) client.getRemoteSocketAddress()));
      // TODO 2: Stop, without an answer, after an empty message: a bare line end, or the end of the
      // stream with nothing sent.
      // TODO 3: A client may reset its connection: that is an IOException. It counts as served, and
      // the next one is served all the same.
      try {
        byte[] message = message(client.getInputStream());
        if (isEmpty(message)) {
          close(client);
          return;
        }
        client.getOutputStream().write(OK);
        client.getOutputStream().write(message);
      } catch (IOException e) {
        System.err.println(NAME + ": lost the client: " + e.getMessage());
      }
      close(client);
    }
    // ]
  }

  private static final byte[] OK = "OK...".getBytes(StandardCharsets.US_ASCII);

  private static boolean isEmpty(byte[] message) {
    return new String(message, StandardCharsets.ISO_8859_1).matches("\r?\n?");
  }

  /** The bytes up to and including a line feed, or up to the end of the stream; 64 KiB at most. */
  private static byte[] message(InputStream in) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (int b = 0; b != '\n' && message.size() < MOST && (b = in.read()) >= 0; ) {
      message.write(b);
    }
    return message.toByteArray();
  }

  /** Ends our stream, and reads what the client still sends: else a reset may hit our answer. */
  private static void close(Socket client) {
    try (client) {
      client.shutdownOutput();
      client.setSoTimeout(2000);
      byte[] rest = new byte[65536];
      int left = 1 << 20;
      for (int n; left > 0 && (n = client.getInputStream().read(rest)) >= 0; ) {
        left -= n;
      }
    } catch (IOException e) {
      // The client has gone by itself.
    }
  }

  /** A socket that clients can connect to. */
  private static ServerSocket listening(String host, int port) throws IOException {
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
    System.out.println("Listening on " + text(address));
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
