import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * server-05: all of them at once
 *
 * A thread for each client: while one thread waits for its client's next message, the others go on.
 * The main thread does nothing but accept. A thread needs only its own client's socket, so the
 * threads share nothing and need no locks.
 *
 * A thread that fails must fail alone: a client that resets its connection ends its own thread and
 * nothing else. The server runs until it is stopped.
 */
public class Server05 {
  private static final String NAME = "server-05";
  private static final String USAGE = "server-05 [--trace] [--host HOST] [--port PORT]";

  private static final int MOST = 64 * 1024; // bytes of a message
  private static final byte[] WELCOME =
      "Welcome to the server. Type something and hit enter\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OK = "OK...".getBytes(StandardCharsets.US_ASCII);

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "127.0.0.1");
    int port = number("--port", 8888, 0, 65535);
    ServerSocket server = listening(host, port);
    while (true) {
      // [
      // TODO 1: Accept a client, print "Connected with", and start a thread for it that runs
      // serve(client).
      try {
        Socket client = server.accept();
        System.out.println(
            "Connected with " + text((InetSocketAddress) client.getRemoteSocketAddress()));
        new Thread(() -> serve(client)).start();
        // TODO 3: Where the process has no file descriptors left, accept fails until a client has
        // gone: say so, wait a moment (pause), and go on.
      } catch (IOException e) {
        System.err.println(NAME + ": cannot accept a client: " + e.getMessage());
        pause();
      }
      // ]
    }
  }

  /** Talks to one client until its stream ends, in a thread of its own. */
  private static void serve(Socket client) {
    try {
      talk(client, client.getInputStream(), client.getOutputStream());
    } catch (IOException e) {
      System.err.println(NAME + ": lost a client: " + e.getMessage());
    }
    close(client);
  }

  private static void talk(Socket client, InputStream in, OutputStream out) throws IOException {
    // [
    // TODO 2: Send WELCOME, then answer each message with OK and the message, until the client's
    // stream ends: then message(in) is empty.
    out.write(WELCOME);
    for (byte[] message; (message = message(in)).length > 0; ) {
      byte[] answer = Arrays.copyOf(OK, OK.length + message.length);
      System.arraycopy(message, 0, answer, OK.length, message.length);
      out.write(answer);
    }
    // ]
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
