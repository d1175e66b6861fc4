import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/*
 * basics-03: which server?
 *
 * An address says which machine, and a port which program on it. Ports are numbers from 0 to 65535,
 * one set for TCP and one for UDP. That web servers listen at port 80 is an agreement, which stands
 * in a table: the system's services database (/etc/services on Unix). The table has a name for each
 * pair of a protocol and a port.
 *
 * Without arguments the program asks for three well-known services:
 *
 *     Protocol tcp, port 80 => name [http]
 *     Protocol tcp, port 25 => name [smtp]
 *     Protocol udp, port 53 => name [domain]
 */
public class Basics03 {
  private static final String NAME = "basics-03";
  private static final String USAGE = "basics-03 [--trace] [--protocol tcp|udp] [--port N]";

  private static final Path SERVICES = Path.of("/etc/services");

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--protocol", "--port"), List.of("--trace"));
    String protocol = OPTIONS.getOrDefault("--protocol", "tcp").toLowerCase(Locale.ROOT);
    if (!protocol.equals("tcp") && !protocol.equals("udp")) {
      usage("'" + protocol + "' is no protocol: tcp or udp");
    }
    if (OPTIONS.containsKey("--port")) {
      show(protocol, number("--port", 0, 0, 65535));
    } else if (OPTIONS.containsKey("--protocol")) {
      usage("--protocol needs a --port, too");
    } else {
      show("tcp", 80);
      show("tcp", 25);
      show("udp", 53);
    }
  }

  /** Prints the line for a service. */
  private static void show(String protocol, int port) throws IOException {
    // [
    // TODO 1: Ask for the service's name (the method below), and print the line that the contract
    // wants. Where it has none, throw an IOException whose sentence names the protocol and the
    // port.
    String name = name(protocol, port);
    if (name == null) {
      throw new IOException("no service is known for " + protocol + " port " + port);
    }
    System.out.println("Protocol " + protocol + ", port " + port + " => name [" + name + "]");
    // ]
  }

  /** The name of a service, or null. */
  private static String name(String protocol, int port) throws IOException {
    // [
    // TODO 2: Java has no call for the services database, so read its file, SERVICES. A line there
    // is a name, blanks, the port, a slash, the protocol, and perhaps other names: "smtp  25/tcp
    // mail". What follows "#" is a remark. The first line that fits tells the name.
    for (String line : Files.readAllLines(SERVICES)) {
      String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
      if (words.length >= 2 && words[1].equals(port + "/" + protocol)) {
        return words[0];
      }
    }
    return null;
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
