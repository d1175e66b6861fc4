package org.socketlab.lookup;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Hosts;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

@Grades("basics-02")
final class Basics02Checks {
  private static final Pattern LINE = Pattern.compile("IP address \\[(.*)] of \\[(.*)]");

  /** A line that the program printed. */
  private record Found(InetAddress address, String host) {}

  @Check(
      value = "looks up localhost when it is given no host",
      points = 1,
      teaches = "localhost is this machine, whatever machine it is (RFC 6761 section 6.3).",
      contract = {"| `basics-02` | `[HOST...]`, default `localhost` | a line"})
  void localhostByDefault(Lab lab) {
    Child program = lab.start();
    List<Found> found = found(program);
    program.expectExit(0);
    if (found.isEmpty()) {
      throw new CheckFailed("no line for localhost");
    }
    for (Found one : found) {
      if (!one.host().equals("localhost") || !one.address().isLoopbackAddress()) {
        throw new CheckFailed(one + " is not an address of localhost");
      }
    }
  }

  @Check(
      value = "looks up each host that it is given, in turn",
      points = 2,
      teaches = "A numeric address is a name, too: it resolves to itself, without asking anybody.",
      contract = {
        "a line `IP address [ADDR] of [HOST]` for each address",
        "Results go to stdout, in the lines given below"
      })
  void eachHostInTurn(Lab lab) {
    List<Found> expected =
        List.of(
            itself(Names.loopback(lab)), itself(Names.example(lab)), itself(Names.loopback(lab)));
    Child program = lab.start(expected.stream().map(Found::host).toArray(String[]::new));
    expect(expected, found(program));
    program.expectExit(0);
  }

  @Check(
      value = "prints every address that a name has, and each of them once",
      points = 3,
      teaches =
          "A name may have many addresses; a resolver may list one several times, once for each kind of socket.",
      contract = {"for each address, once"})
  void everyAddressOnce(Lab lab) {
    String host = lab.randomWord();
    Set<InetAddress> v4 = Set.of(Names.loopback(lab), Names.loopback(lab));
    InetAddress v6 = Names.example(lab);
    List<InetAddress> addresses = addresses(lab, host, v6, v4);

    Set<InetAddress> once = new HashSet<>(addresses);
    if (once.size() < addresses.size()) {
      throw new CheckFailed("an address is printed more than once");
    }
    Set<InetAddress> expected = new HashSet<>(v4);
    if (Names.thisMachineHasIpv6() || once.contains(v6)) {
      expected.add(v6);
    }
    if (!once.equals(expected)) {
      throw new CheckFailed(
          "the name has the addresses %s, and printed are %s".formatted(expected, once));
    }
  }

  @Check(
      value = "prints IPv4 addresses before IPv6 addresses",
      points = 1,
      teaches =
          "A client tries addresses in turn, so their order matters, and resolvers differ: so sort them.",
      contract = {"IPv4 before IPv6."})
  void ipv4First(Lab lab) {
    // The C library sorts ::1 before all others (RFC 6724 section 2.1), so that its order is wrong.
    List<InetAddress> addresses =
        addresses(
            lab,
            lab.randomWord(),
            Names.address("::1"),
            Set.of(Names.loopback(lab), Names.loopback(lab)));
    boolean before = false;
    for (InetAddress address : addresses) {
      if (before && address instanceof Inet4Address) {
        throw new CheckFailed("an IPv6 address comes before an IPv4 address");
      }
      before |= address instanceof Inet6Address;
    }
  }

  @Check(
      value = "has an error line for each unknown host and exits 1, after the other hosts' lines",
      points = 2,
      teaches =
          "One unknown name among several says nothing about the others: go on, and remember it.",
      contract = {
        "Unknown host: an error line for each and exit 1, after the other hosts' lines",
        "A failure prints one line, `NAME: what failed, naming the input: why`"
      })
  void unknownHosts(Lab lab) {
    List<String> unknown = List.of(lab.randomWord() + ".invalid", lab.randomWord() + ".invalid");
    Found one = itself(Names.loopback(lab));
    Found other = itself(Names.loopback(lab));
    Child program = new Hosts(lab).start(unknown.get(0), one.host(), unknown.get(1), other.host());
    expect(List.of(one, other), found(program));
    program.expectExit(1);
    for (String host : unknown) {
      lab.story().step("see", "on stderr: basics-02: ... " + host);
      if (program
          .stderr()
          .lines()
          .noneMatch(line -> line.startsWith("basics-02: ") && line.contains(host))) {
        throw new CheckFailed("no line on stderr begins with 'basics-02: ' and names " + host);
      }
    }
  }

  @Check(
      value =
          "explains itself with --help and --version, and refuses an unknown option with status 2",
      points = 1,
      teaches =
          "A program that can't be asked what it takes, or that ignores a typing error, misleads.",
      contract = {
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "2 wrong usage"
      })
  void commonOptions(Lab lab) {
    Usage.expectCommonOptions(lab);
  }

  /** The addresses that the program prints for a host with these, the IPv6 address listed first. */
  private static List<InetAddress> addresses(
      Lab lab, String host, InetAddress v6, Set<InetAddress> v4) {
    StringBuilder lines = new StringBuilder(v6.getHostAddress() + " " + host);
    v4.forEach(
        address -> lines.append("\n").append(address.getHostAddress()).append(" ").append(host));
    Hosts hosts = new Hosts(lab, lines.toString().split("\n"));
    Child program = hosts.start(host);
    hosts.mustHaveBeenReadBy(program);
    program.expectExit(0);
    List<Found> found = found(program);
    expect(found.stream().map(one -> new Found(one.address(), host)).toList(), found);
    return found.stream().map(Found::address).toList();
  }

  private static Found itself(InetAddress address) {
    return new Found(address, address.getHostAddress());
  }

  /** All that the program prints. */
  private static List<Found> found(Child program) {
    String printed = new String(program.rest(), StandardCharsets.UTF_8);
    return printed.lines().map(Basics02Checks::parsed).toList();
  }

  private static Found parsed(String line) {
    Matcher found = LINE.matcher(line);
    if (!found.matches()) {
      throw new CheckFailed(
          "the line on stdout should be IP address [ADDRESS] of [HOST] and is: " + line);
    }
    return new Found(Names.address(found.group(1)), found.group(2));
  }

  private static void expect(List<Found> expected, List<Found> got) {
    if (!expected.equals(got)) {
      throw new CheckFailed("expected were " + expected + ", and printed " + got);
    }
  }
}
