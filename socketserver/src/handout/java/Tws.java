import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * tws: a web server for a crowd
 *
 * mini-web answered one request on each connection. Here a connection is a conversation: the client asks,
 * gets its reply, and asks again on the same connection (HTTP/1.1, RFC 9112). So the server must know to
 * the byte where a request ends, and say to the byte where its reply ends: a server that gets this wrong
 * takes a body for the next request, and lets an attacker smuggle requests in.
 *
 * Each client that the server must wait for has a worker, so that a slow one holds up nobody; and each
 * wait, each line and each body has a limit, so that no client can use up the server's time or memory.
 *
 * POST /createUser makes a user. The user is acknowledged (201) only when it is on disk: if the server is
 * killed right after that, the user is still there when the server is back.
 */
public class Tws {
  private static final String NAME = "tws";
  private static final String USAGE =
      "tws [--host HOST] [--port PORT] [--root DIR] [--log FILE] [--data DIR] [--idle SECONDS] [--trace]";

  private static void run(String[] args) throws IOException {
    parse(
        args,
        List.of("--host", "--port", "--root", "--log", "--data", "--idle"),
        List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "127.0.0.1");
    int port = number("--port", 8080, 0, 65535);
    // [
    // TODO 1: Listen, print "Listening on" and the address, and start a thread for each client that
    // connects.
    // TODO 2: Read a request: the request line and the fields up to the empty line, with a limit
    // for each. What is ambiguous (RFC 9112 sections 3 and 5: a blank before a colon, a bare LF,
    // two lengths, no Host or two) is 400, and the connection closes.
    // TODO 3: Read the body by its framing: Content-Length, or chunked. "Expect: 100-continue" gets
    // "100 Continue" first. More than 1 MiB is 413.
    // TODO 4: Answer GET and HEAD: the pages that the contract lists, and files below --root, never
    // outside of it. Date, Content-Length and Content-Type belong to each reply; an unknown path is
    // 404, another method 405 with Allow.
    // TODO 5: Keep the connection for the next request, unless one side said "close" or speaks
    // HTTP/1.0. Cut off a client that is silent for --idle seconds, or takes more than 10 s for a
    // head (408).
    // TODO 6: Conditional requests (If-None-Match, If-Modified-Since: 304) and byte ranges (206,
    // 416) for files, by RFC 9110 sections 13 and 14.
    // TODO 7: POST /createUser: the user is on disk (fsync) before the 201 leaves, with a new id;
    // wrong JSON is 400.
    // TODO 8: Log each request as one line, in Common Log Format, on stdout and in the file of
    // --log.
    // TODO 9: When the server is told to stop, accept no more clients, finish what is being
    // answered (2 s at most), and end.
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
}
