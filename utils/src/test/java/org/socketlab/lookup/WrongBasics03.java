package org.socketlab.lookup;

import java.util.List;
import java.util.Locale;

/** basics-03 with one bug, which the first argument names; the checks must catch it. */
final class WrongBasics03 {
  private enum Bug {
    NONE,
    KNOWS_THREE_SERVICES_BY_HEART,
    LOOKS_IN_TCP_FIRST,
    MINDS_THE_CASE,
    ANSWERS_WITH_AN_EMPTY_NAME,
    TAKES_ANY_NUMBER_FOR_A_PORT,
    HAS_FORGOTTEN_UDP
  }

  private static final String PROGRAM = "basics-03";

  private WrongBasics03() {}

  public static void main(String[] args) {
    Bug bug = Bug.valueOf(args[0]);
    List<String> options = WrongUsage.arguments(args, "--protocol", "--port");
    String protocol = value(options, "--protocol");
    String port = value(options, "--port");
    if (port == null && protocol != null) {
      WrongUsage.fail(PROGRAM, 2, "--protocol needs a --port");
    }
    if (port != null) {
      print(protocol == null ? "tcp" : protocol, Integer.parseInt(port), bug);
      return;
    }
    print("tcp", 80, bug);
    print("tcp", 25, bug);
    if (bug != Bug.HAS_FORGOTTEN_UDP) {
      print("udp", 53, bug);
    }
  }

  private static void print(String given, int port, Bug bug) {
    String protocol = bug == Bug.MINDS_THE_CASE ? given : given.toLowerCase(Locale.ROOT);
    if (port > 65535 && bug != Bug.TAKES_ANY_NUMBER_FOR_A_PORT) {
      WrongUsage.fail(PROGRAM, 2, port + " is no port");
    }
    if (!List.of("tcp", "udp").contains(protocol)) {
      WrongUsage.fail(PROGRAM, 2, protocol + " is no protocol");
    }
    String name = name(protocol, port, bug);
    if (name.isEmpty() && bug != Bug.ANSWERS_WITH_AN_EMPTY_NAME) {
      WrongUsage.fail(PROGRAM, 1, "no service has " + protocol + " port " + port);
    }
    System.out.println(new KnownService(protocol, port, name, false).line());
  }

  private static String name(String protocol, int port, Bug bug) {
    return KnownService.all().stream()
        .filter(service -> service.port() == port)
        .filter(service -> bug == Bug.LOOKS_IN_TCP_FIRST || service.protocol().equals(protocol))
        .filter(
            service ->
                bug != Bug.KNOWS_THREE_SERVICES_BY_HEART
                    || List.of("tcp 80", "tcp 25", "udp 53").contains(protocol + " " + port))
        .min(java.util.Comparator.comparing(KnownService::protocol))
        .map(KnownService::name)
        .orElse("");
  }

  private static String value(List<String> options, String name) {
    int at = options.indexOf(name);
    return at < 0 ? null : options.get(at + 1);
  }
}
