import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * chat-client: the chat in a terminal
 *
 * The client joins with POST /users, and sends its token with every write. Each line that its user types
 * is a message to all. Then the client fetches the others' new messages: those with a greater id than the
 * last one that it has seen. Commands begin with a slash.
 *
 * A network can fail. The client keeps the lines that are typed while the server is away, and sends them
 * in order when it is back. If only an acknowledgement was lost, the server has the message already, so
 * the client looks first: nothing is said twice.
 *
 * A message reaches the terminal on one line, without control characters, which could disturb the
 * terminal.
 */
public class ChatClient {
  private static final String NAME = "chat-client";
  private static final String USAGE =
      "chat-client HOST PORT [--name NAME] [--live] [--timeout SECONDS] [--trace]";

  private static void run(String[] args) throws IOException {
    List<String> words = new ArrayList<>(List.of(args));
    String host = word(words, "");
    OPTIONS.put("--port", word(words, "none"));
    parse(
        words.toArray(String[]::new), List.of("--name", "--timeout"), List.of("--live", "--trace"));
    if (host.isEmpty()) {
      usage("HOST and PORT are needed");
    }
    int port = number("--port", 0, 0, 65535);
    int timeout = timeout();
    // [
    // TODO 1: Join: POST /users with the name; from a pipe the first line is the name if --name is
    // not given. 201 brings the token. A name that is taken or refused: ask again, or from a pipe
    // exit 1.
    // TODO 2: Fetch what was said before: GET /messages?after=0, again with the last id until a
    // reply is empty, and print each as "name: text", without those that are deleted.
    // TODO 3: For each line of input: POST /messages with "Authorization: Bearer TOKEN", then fetch
    // and print what the others have said since. A blank line only fetches; more than 4,000
    // characters are not sent.
    // TODO 4: Commands: /edit ID TEXT, /delete ID, /mine, /who, /help, /quit; //text sends /text. A
    // wrong or refused command gets a line on stderr.
    // TODO 5: Escape control and format characters in names and texts, so that each stays on its
    // line.
    // TODO 6: When the server is away (no connection, no reply, 429, 5xx): say so, and keep the
    // lines. When the server is back, send those that it does not have yet, in order.
    // TODO 7: --live follows GET /events and prints at once; when the stream ends ask again with
    // Last-Event-ID, after 250 ms, then twice as long each time, 30 s at most.
    // TODO 8: Leave, also on SIGTERM and Ctrl-C: DELETE /users/me, and wait 1.5 s for it at most.
    // ]
  }

  /** The first word, unless that is an option. */
  private static String word(List<String> words, String otherwise) {
    return words.isEmpty() || words.get(0).startsWith("-") ? otherwise : words.remove(0);
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
