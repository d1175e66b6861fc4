package org.socketlab.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A server's options {@code --host} and {@code --port}: where it listens. */
public final class Listen {
  private static final String HOST =
      "The address to listen on (default: ${DEFAULT-VALUE}, which only this machine reaches;"
          + " 0.0.0.0 is every address).";
  private static final String PORT =
      "The port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).";

  @Mixin private final Place place;

  private boolean udp;
  private InetSocketAddress instead;

  /** The options, with the default port. */
  public Listen(int defaultPort) {
    this(new Options(defaultPort));
  }

  private Listen(Place place) {
    this.place = place;
  }

  /** The same, but as arguments without names: {@code chat-server 0.0.0.0 1543}. */
  public static Listen byPosition(int defaultPort) {
    return new Listen(new Positions(defaultPort));
  }

  /**
   * The same options for a server that speaks only UDP; a server that speaks both has an option
   * {@code --udp}.
   */
  public Listen overUdp() {
    udp = true;
    return this;
  }

  boolean isUdp() {
    return udp;
  }

  /** Lets the program listen there, whatever its user asked for. */
  void at(InetSocketAddress there) {
    instead = there;
  }

  /** The address to listen on: a name, or numbers. */
  public String host() {
    return instead == null ? place.host() : Addresses.text(instead.getAddress());
  }

  /** The port to listen on, 0 to 65535. */
  public int port() {
    return instead == null ? place.port() : instead.getPort();
  }

  /** Where to bind the listening socket. */
  public InetSocketAddress address() throws IOException {
    return new InetSocketAddress(Addresses.of(host()).get(0), port());
  }

  /**
   * The address of the server's socket or of a client, as a user reads it: {@code 127.0.0.1:8888}.
   * A socket on every address is shown by the address that was asked for: the JDK's channels show
   * every IPv4 address as [::].
   */
  public String text(SocketAddress address) {
    InetSocketAddress shown = (InetSocketAddress) address;
    boolean every = shown.getAddress().isAnyLocalAddress();
    return Addresses.text(every ? new InetSocketAddress(host(), shown.getPort()) : shown);
  }

  /** The client at the other end of a connection, by the address that its socket tells. */
  public InetSocketAddress client(SocketAddress remote) {
    return (InetSocketAddress) remote;
  }

  /** {@code 127.0.0.1:8888}, as it was asked for. */
  @Override
  public String toString() {
    String host = place.host();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + place.port();
  }

  /** Where to listen, given by options or by position. */
  private interface Place {
    String host();

    int port();
  }

  private static final class Options implements Place {
    @Option(names = "--host", paramLabel = "HOST", description = HOST)
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", converter = Port.class, description = PORT)
    private int port;

    Options(int defaultPort) {
      port = defaultPort;
    }

    @Override
    public String host() {
      return host;
    }

    @Override
    public int port() {
      return port;
    }
  }

  private static final class Positions implements Place {
    @Parameters(index = "0", arity = "0..1", paramLabel = "HOST", description = HOST)
    private String host = "127.0.0.1";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "PORT",
        converter = Port.class,
        description = PORT)
    private int port;

    Positions(int defaultPort) {
      port = defaultPort;
    }

    @Override
    public String host() {
      return host;
    }

    @Override
    public int port() {
      return port;
    }
  }
}
