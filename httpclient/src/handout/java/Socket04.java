import java.io.IOException;
import java.math.BigDecimal;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * socket-04: a request
 *
 * HTTP/1.1 is text: a request line (method, path, version), fields, and an empty line that says that
 * the head is over. Each line ends with two bytes, CR and LF. "Host" says which of the server's sites
 * is meant (RFC 9112 section 3.2), and "Connection: close" that this is the only request.
 *
 * write hands the bytes to the kernel. Its return does not mean that the server has read them: only
 * an answer shows that, in the next stage.
 *
 *     Socket connected to localhost on ip 127.0.0.1
 *     Message sent successfully
 */
public class Socket04 {
  private static final String NAME = "socket-04";
  private static final String USAGE =
      "socket-04 [--trace] [--host HOST] [--port PORT] [--timeout SECONDS] [--path PATH]";

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port", "--timeout", "--path"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "www.google.com");
    int port = number("--port", 80, 0, 65535);
    int timeout = timeout();
    String path = path();
    try (Socket socket = connected(host, port, timeout)) {
      byte[] request = request(host, port, path);
      send(socket, request, timeout);
    }
  }

  /** Hands the request to the kernel. */
  private static void send(Socket socket, byte[] request, int timeout) throws IOException {
    // [
    // TODO 2: Send it, and print the line that the contract wants. What fails is an IOException:
    // throw cannot("send the request", e, timeout).
    try {
      socket.getOutputStream().write(request);
    } catch (IOException e) {
      throw cannot("send the request", e, timeout);
    }
    System.out.println("Message sent successfully");
    // ]
  }

  /** The bytes that ask for the path. */
  private static byte[] request(String host, int port, String path) throws IOException {
    // [
    // TODO 1: Put the request together: the request line, "Host" and "Connection: close", an empty
    // line; each line ends with CR and LF. "Host" carries the port unless it is 80 (RFC 9110
    // section 7.2), and an IPv6 address stands in brackets there.
    String name = host.contains(":") ? "[" + host + "]" : host;
    String field = port == 80 ? name : name + ":" + port;
    String head = "GET " + path + " HTTP/1.1\r\nHost: " + field + "\r\nConnection: close\r\n\r\n";
    return head.getBytes(StandardCharsets.US_ASCII);
    // ]
  }

  /** A connection to the host, with the lines that tell how it came about. */
  private static Socket connected(String host, int port, int timeout) throws IOException {
    System.out.println("Socket created");
    InetAddress address = firstAddress(host, timeout);
    System.out.println("IP address of " + host + " is " + numeric(address));
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(address, port), timeout);
      socket.setSoTimeout(timeout);
    } catch (IOException e) {
      throw cannot("connect to " + host + " port " + port, e, timeout);
    }
    System.out.println("Socket connected to " + host + " on ip " + numeric(address));
    return socket;
  }

  /** The first address that the host's name resolves to, IPv4 before IPv6. */
  private static InetAddress firstAddress(String host, int timeout) throws IOException {
    try {
      InetAddress[] found = InetAddress.getAllByName(host);
      for (InetAddress address : found) {
        if (address instanceof Inet4Address) {
          return address;
        }
      }
      return found[0];
    } catch (UnknownHostException e) {
      throw cannot("resolve " + host, e, timeout);
    }
  }

  /** An address in numbers: 127.0.0.1, or ::1. */
  private static String numeric(InetAddress address) {
    return address.getHostAddress().replaceFirst("(^|:)0(:0)+(:|$)", "::");
  }

  /** What failed and why, as the contract wants it. */
  private static IOException cannot(String what, IOException e, int timeout) {
    String why = e.getMessage();
    if (e instanceof SocketTimeoutException) {
      why =
          "no answer within "
              + new BigDecimal(timeout).movePointLeft(3).stripTrailingZeros().toPlainString()
              + " s";
    } else if (e instanceof UnknownHostException) {
      why = "unknown host";
    }
    return new IOException("cannot " + what + ": " + why);
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

  /** The time to wait, in milliseconds. */
  private static int timeout() {
    String text = OPTIONS.getOrDefault("--timeout", "5");
    if (!text.matches("[0-9]{1,6}(\\.[0-9]+)?|\\.[0-9]+") || Double.parseDouble(text) == 0) {
      usage("'" + text + "' is no time: seconds, above 0");
    }
    return (int) Math.ceil(Double.parseDouble(text) * 1000);
  }

  /** The path as it goes on the wire: beyond ASCII it is percent-encoded UTF-8. */
  private static String path() {
    String path = OPTIONS.getOrDefault("--path", "/");
    if (!path.startsWith("/") || path.matches("(?s).*[\\x00-\\x20\\x7f-\\x9f#].*")) {
      usage("a path begins with / and has no blanks, control characters or #");
    }
    StringBuilder encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(b < 0 ? String.format("%%%02X", b & 0xff) : String.valueOf((char) b));
    }
    return encoded.toString();
  }
}
