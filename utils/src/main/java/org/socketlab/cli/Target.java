package org.socketlab.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A client's options {@code --host} (some say {@code --server}), {@code --port} and {@code
 * --timeout}: whom it talks to, and how patiently.
 */
public final class Target {
  @Mixin private final Place place;

  @Mixin private Timeout timeout;

  /** The options, with the default host and port. */
  public Target(String defaultHost, int defaultPort) {
    this(new Options(new Host(defaultHost), defaultPort));
  }

  private Target(Place place) {
    this.place = place;
  }

  /** The same options, where the first one is called {@code --server}. */
  public static Target server(String defaultHost, int defaultPort) {
    return new Target(new Options(new Server(defaultHost), defaultPort));
  }

  /**
   * Host and port as arguments without names, which must be given: {@code chat-client HOST PORT}.
   */
  public static Target byPosition() {
    return new Target(new Positions());
  }

  /** The server's name, as the user gave it. */
  public String host() {
    return place.host();
  }

  /** The server's port, 0 to 65535. */
  public int port() {
    return place.port();
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

  /** The server's port at that address: where to connect to, or to send datagrams to. */
  public InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, port());
  }

  /** The server's address as a user reads it: {@code 127.0.0.1:8888}. */
  public String text(SocketAddress address) {
    return Addresses.text(address);
  }

  /** {@code localhost port 8888}. */
  @Override
  public String toString() {
    return host() + " port " + port();
  }

  /** The server, given by options or by position. */
  private interface Place {
    String host();

    int port();
  }

  private static final class Options implements Place {
    @Mixin private final Name name;

    @Option(
        names = "--port",
        paramLabel = "PORT",
        converter = Port.class,
        description = "The server's port (default: ${DEFAULT-VALUE}).")
    private int port;

    Options(Name name, int defaultPort) {
      this.name = name;
      this.port = defaultPort;
    }

    @Override
    public String host() {
      return name.host();
    }

    @Override
    public int port() {
      return port;
    }
  }

  private static final class Positions implements Place {
    @Parameters(index = "0", paramLabel = "HOST", description = "The server's name or address.")
    private String host;

    @Parameters(
        index = "1",
        paramLabel = "PORT",
        converter = Port.class,
        description = "The server's port.")
    private int port;

    @Override
    public String host() {
      return host;
    }

    @Override
    public int port() {
      return port;
    }
  }

  /** The server's name, under either option. */
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
