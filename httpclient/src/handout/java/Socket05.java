import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/*
 * socket-05: the response
 *
 * A reply is a status line, fields, an empty line, and a body. Where the body ends is said in one of
 * three ways (RFC 9112 section 6.3), and a client that guesses waits too long or reads too little:
 *
 * 1. "Transfer-Encoding: chunked": pieces, each after its length in hexadecimal; a piece of length 0
 *    is the last one.
 * 2. "Content-Length: N": N bytes.
 * 3. neither: all that comes until the server ends the stream.
 *
 * 204 and 304 have no body. Replies 1xx come before the real one, and are skipped.
 *
 * The head is printed as it came, except for control characters, which could disturb a terminal; the
 * body is printed byte for byte, or written to a file with --output.
 */
public class Socket05 {
  private static final String NAME = "socket-05";
  private static final String USAGE =
      "socket-05 [--trace] [--host HOST] [--port PORT] [--timeout SECONDS] [--path PATH] [--output FILE]";

  private static final int MOST = 1 << 20; // bytes of a head

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port", "--timeout", "--path", "--output"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "www.google.com");
    int port = number("--port", 80, 0, 65535);
    int timeout = timeout();
    String path = path();
    try (Socket socket = connected(host, port, timeout)) {
      socket.getOutputStream().write(request(host, port, path));
      System.out.println("Message sent successfully");
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Head head = readHead(in);
      while (head.status >= 100 && head.status < 200) {
        head = readHead(in);
      }
      show(head);
      String file = OPTIONS.get("--output");
      try (OutputStream out = file == null ? null : output(file)) {
        body(in, head, out == null ? System.out : out);
      }
      System.out.flush();
    } catch (SocketTimeoutException e) {
      throw cannot("read the reply", e, timeout);
    }
  }

  private static OutputStream output(String file) throws IOException {
    try {
      return new BufferedOutputStream(new FileOutputStream(file));
    } catch (IOException e) {
      throw new IOException("cannot write " + e.getMessage());
    }
  }

  /** The head of a reply: as it came, its status, its fields by their names in lower case. */
  private static final class Head {
    final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    final Map<String, String> fields = new HashMap<>();
    int status;
  }

  /** Prints a head as it came, with its control characters escaped. */
  private static void show(Head head) {
    PrintStream out = System.out;
    for (byte b : head.raw.toByteArray()) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\t' && b != '\r' || b == 127) {
        out.print(String.format("\\x%02x", b));
      } else if (b != '\r') {
        out.write(b);
      }
    }
    out.flush();
  }

  /** A line of a head or of the chunks, with its end. */
  private static byte[] line(InputStream in) throws IOException {
    // [
    // TODO 2: Read one line, to its line feed. A stream that ends before is an error, and so is a
    // line that does not end within MOST bytes: throw an IOException.
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = 0; b != '\n'; ) {
      b = in.read();
      if (b < 0) {
        throw new IOException("the reply ends early");
      }
      line.write(b);
      if (line.size() > MOST) {
        throw new IOException("a line has no end");
      }
    }
    return line.toByteArray();
    // ]
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1).replaceFirst("\r?\n$", "");
  }

  /** Reads a head. */
  private static Head readHead(InputStream in) throws IOException {
    Head head = new Head();
    // [
    // TODO 1: Read the status line: "HTTP/1.", a digit, a blank, three digits. Then the fields, up
    // to the empty line; the values of a name that comes twice are joined by a comma. All of it has
    // a limit, MOST. If the stream ends early, show what did come, and then throw.
    byte[] line = line(in);
    if (!text(line).matches("(?s)HTTP/1\\.[0-9] [0-9]{3}( .*)?")) {
      throw new IOException("the answer is not HTTP/1");
    }
    head.status = Integer.parseInt(text(line).substring(9, 12));
    head.raw.write(line);
    try {
      do {
        line = line(in);
        head.raw.write(line);
        if (head.raw.size() > MOST) {
          throw new IOException("the head has no end");
        }
        int colon = text(line).indexOf(':');
        if (colon < 0 && !text(line).isEmpty()) {
          throw new IOException("a line of the head has no colon");
        }
        if (colon >= 0) {
          String name = text(line).substring(0, colon).strip().toLowerCase(Locale.ROOT);
          head.fields.merge(name, text(line).substring(colon + 1).strip(), (a, b) -> a + "," + b);
        }
      } while (!text(line).isEmpty());
    } catch (IOException e) {
      show(head);
      throw e;
    }
    return head;
    // ]
  }

  /** Copies that many bytes. */
  private static void exactly(InputStream in, long count, OutputStream out) throws IOException {
    // [
    // TODO 3: Read until "count" bytes are there, and write each piece as it comes. A stream that
    // ends before is an error: throw an IOException with the numbers of bytes that came and that
    // were expected.
    byte[] piece = new byte[65536];
    for (long left = count; left > 0; ) {
      int n = in.read(piece, 0, (int) Math.min(left, piece.length));
      if (n < 0) {
        throw new IOException(
            "the body ends early, after " + (count - left) + " of " + count + " bytes");
      }
      out.write(piece, 0, n);
      out.flush();
      left -= n;
    }
    // ]
  }

  private static void untilClose(InputStream in, OutputStream out) throws IOException {
    byte[] piece = new byte[65536];
    for (int n; (n = in.read(piece)) >= 0; ) {
      out.write(piece, 0, n);
      out.flush();
    }
  }

  /** Copies the body, by whichever of the three rules says where it ends. */
  private static void body(InputStream in, Head head, OutputStream out) throws IOException {
    // [
    // TODO 4: No body for 204 and 304. Then rule 1, chunks, where they are the last of the transfer
    // codings: read a line, its hexadecimal number (ignore a ";" and the rest of the line), that
    // many bytes and a line end; size 0 is the last chunk, and an empty line after it ends the
    // trailer.
    if (head.status == 204 || head.status == 304) {
      return;
    }
    String coding = head.fields.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT);
    if (coding.matches("(.*[, \t])?chunked[ \t]*")) {
      while (true) {
        String size = text(line(in)).replaceFirst("[ \t]*(;.*)?$", "");
        if (!size.matches("[0-9A-Fa-f]{1,15}")) {
          throw new IOException("a chunk has no length");
        }
        if (Long.parseLong(size, 16) == 0) {
          while (!text(line(in)).isEmpty()) {
            // a field of the trailer
          }
          return;
        }
        exactly(in, Long.parseLong(size, 16), out);
        if (!text(line(in)).isEmpty()) {
          throw new IOException("a chunk is longer than it says");
        }
      }
    }
    // TODO 5: Rule 2, a length: it must be one number, however often it is repeated.
    String lengths = head.fields.get("content-length");
    if (coding.isEmpty() && lengths != null) {
      Set<String> different = new LinkedHashSet<>();
      for (String one : lengths.split(",", -1)) {
        different.add(one.strip());
      }
      String length = different.iterator().next();
      if (different.size() > 1 || !length.matches("[0-9]{1,18}")) {
        throw new IOException("the length is not one number: " + lengths);
      }
      exactly(in, Long.parseLong(length), out);
      return;
    }
    // TODO 6: Rule 3: until the server ends the stream.
    untilClose(in, out);
    // ]
  }

  /** The bytes that ask for the path. */
  private static byte[] request(String host, int port, String path) throws IOException {
    String name = host.contains(":") ? "[" + host + "]" : host;
    String field = port == 80 ? name : name + ":" + port;
    String head = "GET " + path + " HTTP/1.1\r\nHost: " + field + "\r\nConnection: close\r\n\r\n";
    return head.getBytes(StandardCharsets.US_ASCII);
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
