package org.socketlab.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

  /** The addresses in order, each once, but all IPv4 addresses before the IPv6 ones. */
  public static List<InetAddress> ipv4First(InetAddress... addresses) {
    Set<InetAddress> ordered = new LinkedHashSet<>();
    for (InetAddress address : addresses) {
      if (address instanceof Inet4Address) {
        ordered.add(address);
      }
    }
    ordered.addAll(Arrays.asList(addresses));
    return List.copyOf(ordered);
  }

  /**
   * {@code 127.0.0.1:8888}, or {@code [::1]:8888}: the brackets keep the two kinds of colon apart
   * (RFC 3986).
   */
  public static String text(SocketAddress address) {
    InetSocketAddress socket = (InetSocketAddress) address;
    String ip = text(socket.getAddress());
    return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + socket.getPort();
  }

  /**
   * {@code 127.0.0.1} or {@code ::1}, in the one way to write an IPv6 address that RFC 5952 allows.
   */
  public static String text(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    Inet6Address v6 = (Inet6Address) address;
    byte[] bytes = v6.getAddress();
    String[] groups = new String[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = Integer.toHexString((bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff);
    }
    String text = shortened(groups);
    return v6.getScopeId() == 0 ? text : text + "%" + v6.getScopeId();
  }

  /**
   * RFC 5952 section 4.2: the longest run of two or more zero groups becomes "::", the first of
   * equals.
   */
  private static String shortened(String[] groups) {
    int start = -1;
    int longest = 1;
    for (int i = 0; i < groups.length; i++) {
      int run = 0;
      while (i + run < groups.length && groups[i + run].equals("0")) {
        run++;
      }
      if (run > longest) {
        start = i;
        longest = run;
      }
    }
    if (start < 0) {
      return String.join(":", groups);
    }
    String before = String.join(":", Arrays.copyOfRange(groups, 0, start));
    String after = String.join(":", Arrays.copyOfRange(groups, start + longest, groups.length));
    return before + "::" + after;
  }
}
