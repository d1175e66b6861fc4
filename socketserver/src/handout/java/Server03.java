import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * server-03: an answer
 *
 * TCP carries a stream of bytes, and knows no messages. Where one ends is for the program to say:
 * here at the line feed, or where the stream ends, or after 64 KiB. A message may arrive in any
 * number of pieces, so one read is not one message: the server reads on until it has seen the end.
 *
 * Before a server closes a connection it ends its own stream and reads what the client still sends.
 * A close with bytes unread becomes a reset, and a reset can destroy the answer that is under way.
 *
 *     Listening on 127.0.0.1:8888
 *     Connected with 127.0.0.1:50112
 */
public class Server03 {
  private static final String NAME = "server-03";
  private static final String USAGE = "server-03 [--trace] [--host HOST] [--port PORT]";

  private static final int MOST = 64 * 1024; // bytes of a message

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "127.0.0.1");
    int port = number("--port", 8888, 0, 65535);
    try (ServerSocket server = listening(host, port)) {
      Socket client = server.accept();
      System.out.println(
          "Connected with " + text((InetSocketAddress) client.getRemoteSocketAddress()));
      answer(client);
      close(client);
    }
  }

  /** Reads one message and sends it back. */
  private static void answer(Socket client) throws IOException {
    byte[] message = message(client.getInputStream());
    // [
    // TODO 2: Send the same bytes back.
    client.getOutputStream().write(message);
    // ]
  }

  /** The bytes up to and including a line feed, or up to the end of the stream; 64 KiB at most. */
  private static byte[] message(InputStream in) throws IOException {
    // [
    // TODO 1: Read until the message is complete: it ends with a line feed, or where the stream
    // ends, or when it is MOST bytes long. A read may return any part of it. The bytes after the
    // line feed are the next message, so never read beyond it.
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (int b = 0; b != '\n' && message.size() < MOST && (b = in.read()) >= 0; ) {
      message.write(b);
    }
    return message.toByteArray();
    // ]
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
