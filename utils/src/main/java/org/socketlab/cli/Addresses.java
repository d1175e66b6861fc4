package org.socketlab.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.socketlab.wire.AddressText;

/** Addresses as users write and read them: looked up IPv4 before IPv6, shown as numbers. */
public final class Addresses {
  private Addresses() {}

  /**
   * All addresses that a name resolves to, each once, IPv4 before IPv6.
   *
   * @param host a name or a numeric address, not empty
   * @throws UnknownHostException if it resolves to none
   */
  public static List<InetAddress> of(String host) throws UnknownHostException {
    if (host.isEmpty()) { // which the JDK would take for the loopback address
      throw new UnknownHostException(host);
    }
    return ipv4First(InetAddress.getAllByName(host));
  }

  /** The addresses in their order, each once, but all of IPv4 before those of IPv6. */
  static List<InetAddress> ipv4First(InetAddress... addresses) {
    Set<InetAddress> ordered = new LinkedHashSet<>();
    for (InetAddress address : addresses) {
      if (address instanceof Inet4Address) {
        ordered.add(address);
      }
    }
    ordered.addAll(Arrays.asList(addresses));
    return List.copyOf(ordered);
  }

  /** {@code 127.0.0.1:8888}, or {@code [::1]:8888}. */
  public static String text(SocketAddress address) {
    return AddressText.of((InetSocketAddress) address);
  }

  /** {@code 127.0.0.1} or {@code ::1}. */
  public static String text(InetAddress address) {
    return AddressText.of(address);
  }
}
