package org.socketlab.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A client's options {@code --host} (some say {@code --server}), {@code --port} and {@code
 * --timeout}: whom it talks to, and how patiently.
 */
public final class Target {
  @Mixin private final Name name;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      description = "The server's port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Mixin private Timeout timeout;

  /** The options with the host and the port that they have when not given. */
  public Target(String defaultHost, int defaultPort) {
    this(new Host(defaultHost), defaultPort);
  }

  private Target(Name name, int defaultPort) {
    this.name = name;
    this.port = defaultPort;
  }

  /** The same options, where the first one is called {@code --server}. */
  public static Target server(String defaultHost, int defaultPort) {
    return new Target(new Server(defaultHost), defaultPort);
  }

  /** The server's name, as the user gave it. */
  public String host() {
    return name.host();
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
    return Addresses.of(host()).get(0);
  }

  /** The server's port at that address: where to connect to. */
  public InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, port);
  }

  /** The server's address as a user reads it: {@code 127.0.0.1:8888}. */
  public String text(SocketAddress address) {
    return Addresses.text(address);
  }

  /** {@code localhost port 8888}. */
  @Override
  public String toString() {
    return host() + " port " + port;
  }

  /** The server's name, under the one option or the other. */
  private interface Name {
    String WORDS = "The server's name or address (default: ${DEFAULT-VALUE}).";

    String host();
  }

  private static final class Host implements Name {
    @Option(names = "--host", paramLabel = "HOST", description = WORDS)
    private String host;

    Host(String host) {
      this.host = host;
    }

    @Override
    public String host() {
      return host;
    }
  }

  private static final class Server implements Name {
    @Option(names = "--server", paramLabel = "HOST", description = WORDS)
    private String host;

    Server(String host) {
      this.host = host;
    }

    @Override
    public String host() {
      return host;
    }
  }
}
