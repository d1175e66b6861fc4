package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.socketlab.cli.Target;

/**
 * The server that the user named, and how long we wait for it.
 *
 * @param target its name and port
 * @param timeoutMillis how long to wait for a connection, and for each piece of a reply
 */
record Server(Target target, int timeoutMillis) {
  private static final int HTTP = 80;

  /** Where to connect to: the name's first address, looked up each time, since it may change. */
  InetSocketAddress address() throws IOException {
    return target.at(target.resolve());
  }

  /** The same server, with at most that timeout. */
  Server within(int millis) {
    return new Server(target, Math.min(timeoutMillis, millis));
  }

  /** The value of the Host field (RFC 9110 section 7.2): without the port if it is HTTP's own. */
  String hostField() {
    // A zone, as in fe80::1%eth0, names a local interface, and means nothing to a server (RFC
    // 6874).
    String host = target.host();
    String name = host.contains(":") ? "[" + host.replaceAll("[\\[\\]]|%.*", "") + "]" : host;
    return target.port() == HTTP ? name : name + ":" + target.port();
  }

  /** {@code localhost port 1543}. */
  @Override
  public String toString() {
    return target.toString();
  }
}
