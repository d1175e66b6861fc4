package org.socketlab.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A client's options {@code --host}, {@code --port} and {@code --timeout}: whom it talks to, and
 * how patiently.
 */
public final class Target {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The server's name or address (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      description = "The server's port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Mixin private Timeout timeout;

  /** The options with the host and the port that they have when not given. */
  public Target(String defaultHost, int defaultPort) {
    this.host = defaultHost;
    this.port = defaultPort;
  }

  /** The server's name, as the user gave it. */
  public String host() {
    return host;
  }

  /** The server's port, 0 to 65535. */
  public int port() {
    return port;
  }

  /** The time to wait for a connection and for each answer, in milliseconds. */
  public int timeoutMillis() {
    return timeout.millis();
  }

  /** The time to wait, as a user writes it: {@code 5 s}. */
  public String timeout() {
    return timeout.toString();
  }

  /** The first address that the host's name resolves to, IPv4 before IPv6. */
  public InetAddress resolve() throws UnknownHostException {
    return Addresses.of(host).get(0);
  }

  /** The server's port at that address: where to connect to. */
  public InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, port);
  }

  /** {@code localhost port 8888}. */
  @Override
  public String toString() {
    return host + " port " + port;
  }
}
