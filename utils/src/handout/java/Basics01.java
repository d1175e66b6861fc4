import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * basics-01: who am I?
 *
 * A machine has a name, which its kernel keeps, and addresses, which belong to its network
 * interfaces. Whoever wants to reach the machine by its name has to know an address for it, and
 * asks the resolver: a file (/etc/hosts) or a name server says which address a name stands for.
 *
 * So there are two questions, and two calls. The answer to the second one may be "unknown": many
 * machines have a name that nobody has listed. That is no reason to fail, since the loopback
 * address always means "this machine".
 *
 * The program prints one line:
 *
 *     Host name [rome] and ip [192.168.1.7]
 */
public class Basics01 {
  private static final String NAME = "basics-01";
  private static final String USAGE = "basics-01 [--trace]";

  private static void run(String[] args) throws IOException {
    parse(args, List.of(), List.of("--trace"));
    // [
    // TODO 1: Ask for this machine's name and for the address that the name resolves to. One call
    // of InetAddress answers both.
    String name;
    String address;
    try {
      InetAddress here = InetAddress.getLocalHost();
      name = here.getHostName();
      address = here.getHostAddress();
      // TODO 2: The name may resolve to no address. Then take the loopback address, which is no
      // failure, and say so with note(...). The kernel's name for the machine stands in the file
      // KERNEL_NAME.
    } catch (UnknownHostException e) {
      name = Files.readString(KERNEL_NAME).strip();
      address = InetAddress.getLoopbackAddress().getHostAddress();
      note("cannot resolve " + name + ": this is the loopback address");
    }
    // TODO 3: Print name and address in the one line that the contract wants.
    System.out.println("Host name [" + name + "] and ip [" + address + "]");
    // ]
  }

  private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

  /** Says something that is no result, on stderr. */
  private static void note(String sentence) {
    System.err.println(NAME + ": " + sentence);
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
}
