package org.socketlab.socketserver.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

/** A web server: it listens from the moment it is made, and serves its site when it is run. */
public final class WebServer implements AutoCloseable {
  /** How many clients it may have. */
  public static final int MOST_CONNECTIONS = 10_000;

  private static final int BACKLOG = 1024; // so that a crowd is not turned away while one is served

  private final ServerSocketChannel server;
  private final Front front;

  /** Listens there, for any number of connections from each address, which may be idle so long. */
  public WebServer(InetSocketAddress address, WebSite site, Duration idle) throws IOException {
    this(address, site, MOST_CONNECTIONS, idle);
  }

  /** Listens there, for so many connections from each address; the next ones get 503. */
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

  /** Serves each client; returns when it was told to stop, and all are served. */
  public void run() throws IOException {
    front.run();
  }

  /** Serves nobody any further; for another thread to call. */
  public void stop() {
    front.stop();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
