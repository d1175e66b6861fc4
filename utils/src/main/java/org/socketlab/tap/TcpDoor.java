package org.socketlab.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** Where a tap's TCP clients come in: each becomes a {@link TcpRelay}. */
final class TcpDoor implements Loop.Handler {
  private static final int BACKLOG = 1024;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final Loop loop;
  private final Tap tap;
  private final ServerSocketChannel server;

  /** Binds and listens; accepts when it is opened. */
  TcpDoor(Loop loop, Tap tap, InetSocketAddress address) throws IOException {
    this.loop = loop;
    this.tap = tap;
    this.server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(address, BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) server.getLocalAddress();
  }

  void open() throws IOException {
    loop.watch(server, SelectionKey.OP_ACCEPT, this);
  }

  void close() {
    Loop.close(server);
  }

  /** Accepts the clients that are waiting. */
  void takeIn() {
    try {
      for (SocketChannel near; (near = server.accept()) != null; ) {
        relay(near);
      }
    } catch (IOException e) {
      // Closed, or no file descriptor left: clients that still wait are not accepted.
    }
  }

  @Override
  public void ready(SelectionKey key) {
    try {
      SocketChannel near = server.accept();
      if (near != null) {
        relay(near);
      }
    } catch (IOException e) {
      // Most likely no file descriptor is left. The client waits in the backlog; retrying at once
      // would keep this thread busy.
      key.interestOps(0);
      loop.after(PAUSE, () -> resume(key));
    }
  }

  /** Begins to relay a client's connection. */
  void relay(SocketChannel near) throws IOException {
    SocketChannel far = null;
    try {
      far = SocketChannel.open();
      tap.origin().bind(far, (InetSocketAddress) near.getRemoteAddress());
      TcpRelay relay = new TcpRelay(loop, tap, this, near, far);
      tap.began(relay);
      relay.connect();
    } catch (IOException e) {
      Loop.close(near);
      if (far != null) {
        Loop.close(far);
      }
      throw e;
    }
  }

  private static void resume(SelectionKey key) {
    if (key.isValid()) {
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
  }
}
