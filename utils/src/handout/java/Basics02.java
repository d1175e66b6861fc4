import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/*
 * basics-02: where is it?
 *
 * A name may stand for several addresses: of IPv4 (four bytes) and of IPv6 (sixteen), and of more
 * than one machine. The resolver gives them all, some of them several times, once for each kind of
 * socket that could use them. In which order they come differs from system to system; here IPv4
 * comes first.
 *
 * One unknown name among several says nothing about the others. So the program goes on, and
 * remembers that something failed: its exit status says so in the end.
 *
 *     IP address [127.0.0.1] of [localhost]
 *     IP address [::1] of [localhost]
 */
public class Basics02 {
  private static final String NAME = "basics-02";
  private static final String USAGE = "basics-02 [--trace] [HOST...]";

  private static void run(String[] args) throws IOException {
    List<String> hosts = hosts(args);
    // [
    // TODO 1: Look up each host, one after the other, and print a line for each of its addresses.
    // IPv4 addresses come before IPv6 addresses.
    // TODO 2: Print each address once, though the resolver may list it several times.
    // TODO 3: A host that is unknown gets a line on stderr that names it and says why: use
    // complain(...). The other hosts are looked up all the same; the exit status is then 1.
    int status = 0;
    for (String host : hosts) {
      try {
        Set<String> v4 = new LinkedHashSet<>();
        Set<String> v6 = new LinkedHashSet<>();
        for (InetAddress address : InetAddress.getAllByName(host)) {
          (address instanceof Inet4Address ? v4 : v6).add(address.getHostAddress());
        }
        v4.addAll(v6);
        for (String address : v4) {
          System.out.println("IP address [" + address + "] of [" + host + "]");
        }
      } catch (UnknownHostException e) {
        complain("cannot resolve " + host + ": unknown host");
        status = 1;
      }
    }
    System.exit(status);
    // ]
  }

  /** Says on stderr what went wrong; the program goes on. */
  private static void complain(String sentence) {
    System.err.println(NAME + ": " + sentence);
  }

  /** The hosts of the command line, or else localhost. */
  private static List<String> hosts(String[] args) {
    List<String> hosts = new ArrayList<>();
    for (String arg : args) {
      if (arg.equals("--help") || arg.equals("--version")) {
        System.out.println(arg.equals("--help") ? USAGE : NAME + " 1.0");
        System.exit(0);
      } else if (arg.startsWith("-") && !arg.equals("--trace")) {
        System.err.println(NAME + ": '" + arg + "' is no option");
        System.exit(2);
      } else if (!arg.equals("--trace")) {
        hosts.add(arg);
      }
    }
    return hosts.isEmpty() ? List.of("localhost") : hosts;
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
}
