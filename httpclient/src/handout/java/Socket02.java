import java.io.IOException;
import java.math.BigDecimal;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * socket-02: an address
 *
 * Names are for people. A socket wants an address: four bytes for IPv4, sixteen for IPv6. The
 * resolver knows them, from a file (/etc/hosts) or from a name server, and may know several for one
 * name. The first one is taken here, IPv4 before IPv6.
 *
 *     Socket created
 *     IP address of localhost is 127.0.0.1
 */
public class Socket02 {
  private static final String NAME = "socket-02";
  private static final String USAGE =
      "socket-02 [--trace] [--host HOST] [--port PORT] [--timeout SECONDS]";

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port", "--timeout"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "www.google.com");
    int port = number("--port", 80, 0, 65535);
    int timeout = timeout();
    try (Socket socket = new Socket()) {
      System.out.println("Socket created");
      InetAddress address = firstAddress(host, timeout);
      // [
      // TODO 2: Print the line that the contract wants.
      System.out.println("IP address of " + host + " is " + numeric(address));
      // ]
    }
  }

  /** The first address that the host's name resolves to, IPv4 before IPv6. */
  private static InetAddress firstAddress(String host, int timeout) throws IOException {
    // [
    // TODO 1: Ask the resolver for all addresses of the host. Return the first one of IPv4, or
    // where there is none the first one. An unknown name: throw cannot("resolve " + host, e,
    // timeout).
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
    // ]
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
}
