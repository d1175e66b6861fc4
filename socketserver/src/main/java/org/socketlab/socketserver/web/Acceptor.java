package org.socketlab.socketserver.web;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Accepts clients until the server is told to stop.
 *
 * <p>The thread that has accepted a client serves it. Before it would wait, for that client or for
 * another one, it has another thread accept in its place: so no client holds up the next. Who has
 * asked already and gets a short reply is served without waking a thread, and that is a fifth of
 * what such a client costs. The pattern's name is leader and followers. Only while a file is read
 * into memory is nobody accepted, as in a server with one thread for all.
 */
public final class Acceptor {
  private static final long PAUSE_NANOS = 20_000_000;

  private final ServerSocketChannel server;
  private final Connections connections;
  private final Consumer<String> notes;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean noted;

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

  /**
   * Serves each client; returns when the listening socket is closed.
   *
   * @throws IOException if the system has no thread left to begin with
   */
  public void run(Connections.Service service) throws IOException {
    connections.start(() -> accept(service));
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Done by one thread at a time, the leader. */
  private void accept(Connections.Service service) {
    boolean leads = true;
    while (leads && !connections.isStopping()) {
      connections.awaitPlace();
      try {
        SocketChannel client = server.accept();
        leads = connections.serve(client, service, () -> follow(service));
      } catch (ClosedChannelException stopped) {
        connections.freePlace();
        break;
      } catch (IOException e) {
        // No file descriptor left, or a client that was gone before it was accepted. Others are
        // being served and will end: the listening socket is still good.
        connections.freePlace();
        pause("cannot accept a client: " + e.getMessage());
      }
    }
    if (leads) {
      end.countDown();
    }
  }

  /** Has another thread lead. If there is none the client is dropped, and this one still does. */
  private void follow(Connections.Service service) throws IOException {
    try {
      connections.start(() -> accept(service));
    } catch (IOException e) {
      pause("cannot serve a client: " + e.getMessage());
      throw e;
    }
  }

  private void pause(String note) {
    if (!noted) {
      noted = true;
      notes.accept(note);
    }
    LockSupport.parkNanos(PAUSE_NANOS); // until one of those who are served has ended, perhaps
  }
}
