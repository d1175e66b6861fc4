package org.socketlab.lookup;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Hosts;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

@Grades("basics-01")
final class Basics01Checks {
  private static final Pattern LINE = Pattern.compile("Host name \\[(.*)] and ip \\[(.*)]");

  @Check(
      value = "prints this machine's name and an address, in one line",
      points = 3,
      teaches =
          "The kernel keeps the machine's name (gethostname); the resolver knows what address it stands for.",
      contract = {
        "`Host name [HOST] and ip [ADDR]`, the first address that the name resolves to.",
        "Text is UTF-8, lines end in `\\n`"
      })
  void nameAndAddress(Lab lab) {
    Child program = lab.start();
    String name = thisMachine();
    InetAddress address = address(program, name);
    if (!firstAddresses(name).contains(address)) {
      throw new CheckFailed(
          "%s is not the first address of %s".formatted(address.getHostAddress(), name));
    }
    program.expectRest("");
    program.expectExit(0);
  }

  @Check(
      value = "asks the resolver for the address",
      points = 2,
      teaches =
          "A file or a name server says which address a name stands for, and that changes: look it up.",
      contract = {"the first address that the name resolves to."})
  void looksUpTheName(Lab lab) {
    String name = thisMachine();
    InetAddress expected = Names.loopback(lab);
    Child program = withHosts(lab, name, expected.getHostAddress() + " " + name);
    InetAddress address = address(program, name);
    if (!address.equals(expected)) {
      throw new CheckFailed(
          "%s resolves to %s, and not to %s"
              .formatted(name, expected.getHostAddress(), address.getHostAddress()));
    }
  }

  @Check(
      value =
          "prints the loopback address, a note on stderr, and exits 0 when the name resolves to none",
      points = 3,
      teaches =
          "A machine whose own name nobody lists is common, and no reason to fail: the loopback address always means this machine.",
      contract = {
        "A host name that does not resolve: the loopback address, a note on stderr, exit 0"
      })
  void nameWithoutAddress(Lab lab) {
    String name = thisMachine();
    Child program = withHosts(lab, name);
    if (!address(program, name).isLoopbackAddress()) {
      throw new CheckFailed("the address is not the loopback address");
    }
    program.expectRest("");
    program.expectExit(0);
    lab.story().step("see", "a note on stderr");
    if (program.stderr().lines().allMatch(line -> line.isBlank() || line.startsWith("NOTE: "))) {
      throw new CheckFailed("no note on stderr says that the name does not resolve");
    }
  }

  @Check(
      value =
          "explains itself with --help and --version, and refuses an unknown option with status 2",
      points = 2,
      teaches =
          "A program that can't be asked what it takes, or that ignores a typing error, misleads.",
      contract = {
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "2 wrong usage"
      })
  void commonOptions(Lab lab) {
    Usage.expectCommonOptions(lab);
  }

  /** Starts the program with a hosts file of these lines. */
  private static Child withHosts(Lab lab, String name, String... lines) {
    if (name.equals("localhost")) {
      throw new CannotCheck("this machine is called localhost, which means every machine", null);
    }
    Hosts hosts = new Hosts(lab, lines);
    Child program = hosts.start();
    hosts.mustHaveBeenReadBy(program);
    return program;
  }

  /** The address in the program's line; checks the name first. */
  private static InetAddress address(Child program, String name) {
    Matcher line = program.expectLine(LINE, "Host name [" + name + "] and ip [ADDRESS]");
    if (!line.group(1).equals(name)) {
      throw new CheckFailed("this machine is called '%s', not '%s'".formatted(name, line.group(1)));
    }
    return Names.address(line.group(2));
  }

  private static String thisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return HostName.ofThisMachine();
    }
  }

  /** The first address of each family: the contract leaves open which family comes first here. */
  private static Set<InetAddress> firstAddresses(String name) {
    List<InetAddress> all = Names.addressesOf(name);
    Set<InetAddress> first = new HashSet<>();
    for (Class<?> family : List.of(Inet4Address.class, Inet6Address.class)) {
      all.stream().filter(family::isInstance).findFirst().ifPresent(first::add);
    }
    return first.isEmpty() ? Set.of(Names.address("127.0.0.1"), Names.address("::1")) : first;
  }
}
