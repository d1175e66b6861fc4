package org.socketlab.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import picocli.CommandLine.Option;

/** A server's options {@code --host} and {@code --port}: where it listens. */
public final class Listen {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description =
          "The address to listen on (default: ${DEFAULT-VALUE}, which only this machine reaches; 0.0.0.0 is every address).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      description = "The port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  /** The options with the port that it has when not given. */
  public Listen(int defaultPort) {
    this.port = defaultPort;
  }

  /** Where to bind the listening socket. */
  public InetSocketAddress address() throws IOException {
    return new InetSocketAddress(Addresses.of(host).get(0), port);
  }

  /** An address of a socket of ours or of a client, as a user reads it: {@code 127.0.0.1:8888}. */
  public String text(SocketAddress address) {
    return Addresses.text(address);
  }

  /** {@code 127.0.0.1:8888}, as it was asked for. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
