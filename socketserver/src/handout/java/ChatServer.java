import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * chat-server: a group chat over HTTP
 *
 * A chat is a set of resources: a user is posted to /users, a message to /messages, and then the message
 * is at /messages/1, where clients read, edit or delete it. Every write is on disk before it is
 * acknowledged, and ids grow by one and never repeat, also after a crash.
 *
 * A client gets news in three ways: it asks again and again (polling), the server holds the answer until
 * there is news (long polling, ?wait=), or the answer never ends: /events, as server-sent events. A
 * reader that comes back names the last event that it saw, and misses nothing.
 *
 * The strict rules of tws hold here, too.
 */
public class ChatServer {
  private static final String NAME = "chat-server";
  private static final String USAGE =
      "chat-server [HOST] [PORT] [--data DIR] [--per-address N] [--nats URL[,URL...]] [--trace]";

  private static void run(String[] args) throws IOException {
    List<String> words = new ArrayList<>(List.of(args));
    String host = word(words, "127.0.0.1");
    OPTIONS.put("--port", word(words, "1543"));
    parse(
        words.toArray(String[]::new),
        List.of("--port", "--data", "--per-address", "--nats"),
        List.of("--trace"));
    int port = number("--port", 1543, 0, 65535);
    number("--per-address", 500, 1, 100000);
    // [
    // TODO 1: Listen at HOST and PORT, print "Listening on" and the address, and read and answer
    // requests as tws does.
    // TODO 2: POST /users makes a user: check the name, refuse one that is taken (409), and answer
    // 201 with a token that nobody can guess. GET /users lists who is here; DELETE /users/me
    // leaves.
    // TODO 3: POST /messages: only with "Authorization: Bearer TOKEN" (401 with WWW-Authenticate
    // otherwise). The message gets the next id, and is on disk (fsync) before the 201 leaves, with
    // its Location.
    // TODO 4: GET /messages?after=ID: what is newer, oldest first, 1,000 at most; with wait= hold
    // the answer until there is something. GET /messages/ID is one message.
    // TODO 5: PUT and DELETE /messages/ID: only by its author (403); a deleted message has no text
    // any more, for any reader.
    // TODO 6: GET /events: an answer that does not end. Send each new, edited and deleted message
    // as an event with its id as it happens, and after Last-Event-ID all that has happened since. A
    // comment every 15 s at least; a reader that does not read is dropped.
    // TODO 7: A write that a browser sends for another site's page is 403: compare Origin with Host
    // (RFC 6454).
    // TODO 8: When the server starts, it knows all that was acknowledged before. When it is told to
    // stop, it finishes what it is answering (2 s at most).
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
}
