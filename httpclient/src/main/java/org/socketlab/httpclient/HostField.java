package org.socketlab.httpclient;

import org.socketlab.cli.Target;

/**
 * The value of the request's {@code Host}: the name that the user gave, since one address may serve
 * many sites, and the port unless it is HTTP's own (RFC 9110 section 7.2).
 */
final class HostField {
  private static final int HTTP = 80;

  private HostField() {}

  static String of(Target target) {
    return of(target.host(), target.port());
  }

  static String of(String host, int port) {
    String name = host.contains(":") ? "[" + withoutBracketsAndZone(host) + "]" : host;
    return port == HTTP ? name : name + ":" + port;
  }

  /**
   * A zone, as in fe80::1%eth0, names a local interface, and means nothing to a server (RFC 6874).
   */
  private static String withoutBracketsAndZone(String literal) {
    return literal.replaceAll("[\\[\\]]|%.*", "");
  }
}
