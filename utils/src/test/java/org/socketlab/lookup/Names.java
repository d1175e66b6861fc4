package org.socketlab.lookup;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Lab;

/** Names and addresses for the checks of the lookups. */
final class Names {
  private static final Pattern NUMERIC = Pattern.compile("\\d+(\\.\\d+){3}|[0-9a-fA-F:]+:.*");

  private Names() {}

  /** A random address of this machine, which no program can have hard-coded. */
  static InetAddress loopback(Lab lab) {
    return address(
        "127.%d.%d.%d"
            .formatted(
                1 + lab.random().nextInt(254),
                1 + lab.random().nextInt(254),
                1 + lab.random().nextInt(254)));
  }

  /** A random IPv6 address from the documentation prefix (RFC 3849). */
  static InetAddress example(Lab lab) {
    return address(
        "2001:db8::%x:%x"
            .formatted(1 + lab.random().nextInt(0xffff), 1 + lab.random().nextInt(0xffff)));
  }

  /** The address that a program printed: numeric, in any notation. */
  static InetAddress address(String text) {
    if (!NUMERIC.matcher(text).matches()) {
      throw new CheckFailed("'" + text + "' is no numeric address");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new CheckFailed("'" + text + "' is no numeric address");
    }
  }

  /** The resolver's addresses, in its order; none for an unknown name. */
  static List<InetAddress> addressesOf(String name) {
    try {
      return List.of(InetAddress.getAllByName(name));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  /** Without IPv6, Java's resolver leaves IPv6 addresses out, and C's does not: both are right. */
  static boolean thisMachineHasIpv6() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(Inet6Address.class::isInstance);
    } catch (SocketException e) {
      return false;
    }
  }
}
