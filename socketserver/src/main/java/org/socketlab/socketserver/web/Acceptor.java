package org.socketlab.socketserver.web;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Accepts clients until the server is told to stop. */
public final class Acceptor {
  private static final long PAUSE_NANOS = 20_000_000;

  private final ServerSocketChannel server;
  private final Connections connections;
  private final Consumer<String> notes;

  /**
   * With a bound listening socket.
   *
   * @param notes takes a sentence for whoever runs the server
   */
  public Acceptor(ServerSocketChannel server, Connections connections, Consumer<String> notes) {
    this.server = server;
    this.connections = connections;
    this.notes = notes;
  }

  /** Hands each client to a thread of its own; returns when the listening socket is closed. */
  public void run(Connections.Service service) {
    boolean noted = false;
    while (!connections.isStopping()) {
      connections.awaitPlace();
      SocketChannel client = null;
      try {
        client = server.accept();
        connections.serve(client, service);
      } catch (ClosedChannelException stopped) {
        connections.freePlace();
        return;
      } catch (IOException e) {
        // No file descriptor left, or a client that was gone before it was accepted. Others are
        // being served and will end: the listening socket is still good.
        connections.freePlace();
        if (!noted) {
          notes.accept("cannot accept a client: " + e.getMessage());
          noted = true;
        }
        LockSupport.parkNanos(PAUSE_NANOS); // until one of the others has ended, perhaps
      }
    }
  }
}
