package org.socketlab.lookup;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/** basics-02 with one bug, which the first argument names; the checks must catch it. */
final class WrongBasics02 {
  private enum Bug {
    NONE,
    PRINTS_ONE_ADDRESS_ONLY,
    PRINTS_AN_ADDRESS_FOR_EACH_KIND_OF_SOCKET,
    PRINTS_IPV6_FIRST,
    TAKES_THE_RESOLVERS_ORDER,
    STOPS_AT_AN_UNKNOWN_HOST,
    FORGETS_THE_UNKNOWN_HOST,
    NEEDS_A_HOST
  }

  private WrongBasics02() {}

  public static void main(String[] args) {
    Bug bug = Bug.valueOf(args[0]);
    List<String> hosts = WrongUsage.arguments(args);
    if (hosts.isEmpty() && bug != Bug.NEEDS_A_HOST) {
      hosts = List.of("localhost");
    }
    int status = 0;
    for (String host : hosts) {
      try {
        addresses(host, bug)
            .forEach(
                address ->
                    System.out.printf("IP address [%s] of [%s]%n", address.getHostAddress(), host));
      } catch (UnknownHostException e) {
        System.err.println("basics-02: " + host + " is unknown");
        status = bug == Bug.FORGETS_THE_UNKNOWN_HOST ? 0 : 1;
        if (bug == Bug.STOPS_AT_AN_UNKNOWN_HOST) {
          break;
        }
      }
    }
    System.exit(status);
  }

  private static List<InetAddress> addresses(String host, Bug bug) throws UnknownHostException {
    List<InetAddress> all =
        new ArrayList<>(new LinkedHashSet<>(Arrays.asList(InetAddress.getAllByName(host))));
    if (bug != Bug.TAKES_THE_RESOLVERS_ORDER) {
      all.sort(java.util.Comparator.comparing(address -> address instanceof Inet6Address));
    }
    switch (bug) {
      case PRINTS_ONE_ADDRESS_ONLY -> all = all.subList(0, 1);
      case PRINTS_AN_ADDRESS_FOR_EACH_KIND_OF_SOCKET -> all.addAll(List.copyOf(all));
      case PRINTS_IPV6_FIRST -> Collections.reverse(all);
      default -> {}
    }
    return all;
  }
}
