package org.socketlab.lookup;

import java.util.regex.Pattern;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

@Grades("basics-03")
final class Basics03Checks {

  @Check(
      value = "names tcp 80, tcp 25 and udp 53 when it is given no port",
      points = 2,
      teaches = "Three services that every network needs: pages, mail, and the names themselves.",
      contract = {
        "`Protocol tcp, port 25 => name [smtp]`.",
        "No arguments: the three lines tcp 80 `http`, tcp 25 `smtp`, udp 53 `domain`."
      })
  void threeServices(Lab lab) {
    Child program = lab.start();
    program.expectLine("Protocol tcp, port 80 => name [http]");
    program.expectLine("Protocol tcp, port 25 => name [smtp]");
    program.expectLine("Protocol udp, port 53 => name [domain]");
    program.expectRest("");
    program.expectExit(0);
  }

  @Check(
      value = "gives a port the name that it has in the system's services database",
      points = 2,
      teaches =
          "The names are data, kept once for the whole system: a line is NAME PORT/PROTOCOL ALIASES, and its first word the name.",
      contract = {
        "Names are the system's services database where it has one, else a bundled table."
      })
  void namesOfTheDatabase(Lab lab) {
    for (boolean alias : new boolean[] {true, false}) {
      KnownService.some(2, lab.random(), one -> one.hasAlias() == alias && !one.differs())
          .forEach(service -> expect(lab, service));
    }
  }

  @Check(
      value = "tells the ports of tcp and udp apart",
      points = 1,
      teaches = "TCP and UDP count their ports apart: the same number may belong to two services.",
      contract = {
        "`[--protocol tcp\\|udp] [--port N]`",
        "Names are the system's services database"
      })
  void eachProtocolHasItsPorts(Lab lab) {
    for (KnownService tcp : KnownService.some(1, lab.random(), KnownService::differsInUdp)) {
      expect(lab, tcp);
      expect(lab, tcp.in("udp"));
    }
  }

  @Check(
      value = "takes --port alone as a tcp port, and the protocol in any case",
      points = 1,
      teaches = "Users should not have to spell out what can mean only one thing.",
      contract = {"`--port` alone means tcp", "protocols in any case."})
  void forgivingOptions(Lab lab) {
    for (KnownService tcp : KnownService.some(1, lab.random(), KnownService::differsInUdp)) {
      String port = String.valueOf(tcp.port());
      expect(lab, tcp, "--port", port);

      Child program = lab.start("--port", port, "--protocol", "Tcp");
      program.expectLine(
          Pattern.compile("(?i)\\QProtocol tcp\\E(?-i)\\Q" + tcp.line().substring(12) + "\\E"),
          tcp.line());
      program.expectExit(0);
    }
  }

  @Check(
      value = "says which port has no service, and exits 1",
      points = 1,
      teaches = "Most ports have no name. That is an answer, but not the requested one: status 1.",
      contract = {"No such service: exit 1"})
  void noSuchService(Lab lab) {
    KnownService unnamed;
    do {
      unnamed = new KnownService("udp", 1 + lab.random().nextInt(65535), "", false);
    } while (unnamed.in("tcp") != null || unnamed.in("udp") != null);
    String port = String.valueOf(unnamed.port());
    Child program = lab.start("--protocol", "udp", "--port", port);
    program.expectFailure("basics-03", 1, port);
    program.expectRest("");
  }

  @Check(
      value = "refuses a port that is none, another protocol, and a protocol without a port",
      points = 2,
      teaches =
          "Wrong usage has a status of its own, 2: a script can tell a typing error from a service without a name.",
      contract = {"`--protocol` alone is wrong usage", "Ports are 0-65535, else exit 2."})
  void wrongUsage(Lab lab) {
    Usage.expectRefusal(lab, "--port", String.valueOf(65536 + lab.random().nextInt(1000)));
    Usage.expectRefusal(lab, "--protocol", lab.randomWord(), "--port", "80");
    Usage.expectRefusal(lab, "--protocol", "udp");
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

  private static void expect(Lab lab, KnownService service) {
    expect(
        lab, service, "--protocol", service.protocol(), "--port", String.valueOf(service.port()));
  }

  private static void expect(Lab lab, KnownService service, String... arguments) {
    Child program = lab.start(arguments);
    program.expectLine(service.line());
    program.expectRest("");
    program.expectExit(0);
  }
}
