import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * socket-01: a socket
 *
 * A socket is a process's end of a conversation. The kernel makes one when it is asked: for a
 * family of addresses (IPv4, IPv6) and a kind of conversation (a stream of bytes, which is TCP, or
 * datagrams, which is UDP). Nothing has left the machine yet, and nobody else knows of it.
 *
 *     Socket created
 */
public class Socket01 {
  private static final String NAME = "socket-01";
  private static final String USAGE =
      "socket-01 [--trace] [--host HOST] [--port PORT] [--timeout SECONDS]";

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port", "--timeout"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "www.google.com");
    int port = number("--port", 80, 0, 65535);
    int timeout = timeout();
    // [
    // TODO 1: Ask the kernel for a socket, print "Socket created", and close the socket. The class
    // is java.net.Socket; without an address it is not connected.
    try (Socket socket = new Socket()) {
      System.out.println("Socket created");
    }
    // ]
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
