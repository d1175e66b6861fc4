import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * wiretap: see what two programs say to each other
 *
 * What a socket program does is invisible: it prints what it thinks it sent. So stand between the two:
 * whoever wants to reach the far end connects to wiretap, wiretap connects to the far end, and passes on
 * every byte, every end of a stream and every reset, both ways. Neither of them notices.
 *
 * When a conversation is over, it is drawn as a ladder; an arrow is all that one side said before the
 * other one answered:
 *
 *     #1  127.0.0.1:50112                    wiretap -> 127.0.0.1:8888
 *          | open                                                    |
 *          |-- 6 B  Hola!\\n --------------------------------------->|
 *          |-- end of stream --------------------------------------->|
 */
public class Wiretap {
  private static final String NAME = "wiretap";
  private static final String USAGE =
      "wiretap --listen PORT --to HOST:PORT [--host HOST] [--udp] [--fault KIND[,KIND...]] [--seed N] [--pcap FILE] [--live] [--times] [--trace]";

  private static void run(String[] args) throws IOException {
    parse(
        args,
        List.of("--listen", "--to", "--host", "--fault", "--seed", "--pcap"),
        List.of("--trace", "--udp", "--live", "--times"));
    if (!OPTIONS.containsKey("--listen")
        || !OPTIONS.getOrDefault("--to", "").matches("(\\[[^\\]]+\\]|[^:]+):[0-9]{1,5}")) {
      usage("--listen PORT and --to HOST:PORT are needed");
    }
    String host = OPTIONS.getOrDefault("--host", "127.0.0.1");
    int port = number("--listen", 0, 0, 65535);
    for (String fault : OPTIONS.getOrDefault("--fault", "dribble").split(",")) {
      if (!fault.matches(
          "dribble|coalesce|(delay|cut|reset)=[0-9]{1,9}|(drop|duplicate)=([0-9]{1,2}|100)")) {
        usage("'" + fault + "' is no fault");
      }
    }
    // [
    // TODO 1: Listen at the host's address and the port of --listen: for streams, or for datagrams
    // with --udp. Print "Listening on" and the address. A port in use is a failure: status 1 and a
    // sentence.
    // TODO 2: For each client connect to the far end of --to. If that can't be reached, reset the
    // client's connection: close it with SO_LINGER on and a time of 0.
    // TODO 3: Pass on what each side says to the other, both ways at once. Read no more from one
    // side than the other one takes, or a fast sender fills your memory.
    // TODO 4: An end of stream is passed on by itself (shutdown of the other side's output), since
    // the other direction may go on: half-close. So is a reset.
    // TODO 5: Write down what passes: how many bytes, in which direction, and the ends. What one
    // side says before the other answers is one arrow. When both directions are over draw the
    // ladder, under the conversation's number.
    // TODO 6: With --udp remember a socket for each client, so that an answer goes to the client
    // whose datagram it answers. A datagram stays one, an empty one, too.
    // TODO 7: Label what you know: the lines of an HTTP head, the fields of an NTP packet. Other
    // text is shown with escapes, binary as hex.
    // TODO 8: --fault disturbs what passes: dribble, coalesce, delay, cut, reset; drop and
    // duplicate for datagrams. --pcap writes the conversation as a capture file.
    // TODO 9: When the program is told to stop (SIGTERM, Ctrl-C), draw what is still open, and end.
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
