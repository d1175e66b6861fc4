package org.socketlab.socketserver.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

/** A web server: it listens after its construction, and serves its site in {@link #run}. */
public final class WebServer implements AutoCloseable {
  /** How many clients it may have. */
  public static final int MOST_CONNECTIONS = 10_000;

  private static final int BACKLOG = 1024; // so that a crowd is not turned away

  private final ServerSocketChannel server;
  private final Front front;

  /**
   * Listens at that address, without a limit for each client address; idle connections end after
   * that time.
   */
  public WebServer(InetSocketAddress address, WebSite site, Duration idle) throws IOException {
    this(address, site, MOST_CONNECTIONS, idle);
  }

  /** Listens at that address, with a limit for each client address; further connections get 503. */
  public WebServer(InetSocketAddress address, WebSite site, int perAddress) throws IOException {
    this(address, site, perAddress, Connections.IDLE);
  }

  private WebServer(InetSocketAddress address, WebSite site, int perAddress, Duration idle)
      throws IOException {
    server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(address, BACKLOG);
      front = new Front(server, site, MOST_CONNECTIONS, perAddress, idle);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** Where it listens. */
  public SocketAddress address() throws IOException {
    return server.getLocalAddress();
  }

  /** Serves clients; returns after a stop request, when all clients are served. */
  public void run() throws IOException {
    front.run();
  }

  /** Stops serving; another thread calls this. */
  public void stop() {
    front.stop();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
