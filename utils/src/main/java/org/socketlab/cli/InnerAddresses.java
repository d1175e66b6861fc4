package org.socketlab.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.NetworkChannel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.net.Addresses;
import org.socketlab.tap.RelaySource;

/**
 * The addresses that a traced server sees, and for each the address that its user knows.
 *
 * <p>A server and the tap in front of it talk inside this machine, where any address that begins
 * with 127 is free to use (RFC 1122 section 3.2.1.3). So the server listens on the same port of an
 * address that nobody else uses. An inner address also stands for each client's host, so that a
 * server that counts hosts counts them right. A client on this machine keeps its own address.
 */
final class InnerAddresses implements RelaySource {
  private static final int MOST = 10_000;
  private static final int SERVER = 1;
  private static final Pattern ADDRESS = Pattern.compile("(127(?:\\.\\d{1,3}){3})(:\\d{1,5})?");

  private final Map<InetAddress, InetAddress> hosts = new HashMap<>();
  private final Map<String, String> known = new LinkedHashMap<>();

  /** Where the server is to listen. */
  synchronized InetSocketAddress ofServer(InetSocketAddress outer, boolean udp) throws IOException {
    InetSocketAddress inner = new InetSocketAddress(number(SERVER), outer.getPort());
    int port;
    try {
      port = free(inner, udp);
    } catch (BindException e) { // taken, or not a system on which all of 127 is loopback
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      port = free(new InetSocketAddress(loopback, 0), udp);
      inner = new InetSocketAddress(loopback, port);
    }
    know(Addresses.text(inner), Addresses.text(outer));
    return inner;
  }

  @Override
  public synchronized void bind(NetworkChannel channel, InetSocketAddress client)
      throws IOException {
    InetAddress host = host(client.getAddress());
    try {
      channel.bind(new InetSocketAddress(host, client.getPort()));
    } catch (BindException taken) { // by the client itself, if it is on this machine
      try {
        channel.bind(new InetSocketAddress(host, 0));
      } catch (BindException noSuchHost) {
        channel.bind(null);
      }
    }
    know(Addresses.text(channel.getLocalAddress()), Addresses.text(client));
  }

  /** A line that the server prints, as it would be without a tap. */
  synchronized String outside(String line) {
    return ADDRESS
        .matcher(line)
        .replaceAll(match -> Matcher.quoteReplacement(outside(match.group(1), match.group(2))));
  }

  private String outside(String host, String port) {
    String whole = port == null ? null : known.get(host + port);
    return whole != null ? whole : known.getOrDefault(host, host) + (port == null ? "" : port);
  }

  private InetAddress host(InetAddress client) throws IOException {
    if (client instanceof Inet4Address && client.isLoopbackAddress()) {
      return client;
    }
    InetAddress inner = hosts.get(client);
    if (inner == null) {
      inner = number(SERVER + 1 + hosts.size() % 65_000);
      hosts.put(client, inner);
    }
    know(Addresses.text(inner), Addresses.text(client));
    return inner;
  }

  private void know(String inner, String outer) {
    known.remove(inner); // so that it becomes the latest
    known.put(inner, outer);
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
  }

  private static InetAddress number(int n) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 84, (byte) (n >> 8), (byte) n});
  }

  private static int free(InetSocketAddress address, boolean udp) throws IOException {
    if (udp) {
      try (DatagramSocket socket = new DatagramSocket(address)) {
        return socket.getLocalPort();
      }
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address);
      return socket.getLocalPort();
    }
  }
}
