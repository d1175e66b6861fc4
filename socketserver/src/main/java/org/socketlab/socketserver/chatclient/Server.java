package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.socketlab.cli.Target;

/**
 * The server that the user named, and how patiently it is waited for.
 *
 * @param target its name and port
 * @param timeoutMillis how long to wait for a connection, and for each piece of a reply
 */
record Server(Target target, int timeoutMillis) {
  private static final int HTTP = 80;

  /** Where to connect to: the first address of the name, looked up each time, for it may move. */
  InetSocketAddress address() throws IOException {
    return target.at(target.resolve());
  }

  /** The same server, waited for so long at most. */
  Server within(int millis) {
    return new Server(target, Math.min(timeoutMillis, millis));
  }

  /** What goes into a request's Host (RFC 9110 section 7.2): the port only if it is not HTTP's. */
  String hostField() {
    // A zone as in fe80::1%eth0 names our own interface, and means nothing to a server (RFC 6874).
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
