package org.socketlab.socketserver.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Waits for all clients at once: for those who come, and for the next request of those who are
 * here.
 *
 * <p>The thread that waits, the leader, also serves whom it finds to have asked: to wake another
 * thread for each request would cost more than a small request does. Before it would have to wait
 * for one client, or for a disk ({@link Connection#mayWait}), it has another thread lead, and stays
 * with its client in calls that block, until that one has its reply. So no client holds up the
 * next, and whoever asks nothing costs no thread. The pattern's name is leader and followers.
 */
public final class Leader {
  private static final long PAUSE_MILLIS = 20;

  // The request of a client that has just come is on its way: to look for it so long costs less
  // than to sleep and be woken.
  private static final long LOOK_NANOS = 50_000;

  private final ServerSocketChannel server;
  private final Connections connections;
  private final Consumer<String> notes;
  private final Selector selector;
  private final Queue<Connection> back = new ConcurrentLinkedQueue<>(); // from other threads
  private final CountDownLatch end = new CountDownLatch(1);

  // From here on: the leader's own, whichever thread that is.
  private Service.Host host;
  private SelectionKey listening;
  private Iterator<SelectionKey> ready = Collections.emptyIterator();
  private long lookUntil = System.nanoTime();
  private boolean pauses;
  private boolean noted;

  /**
   * With a bound listening socket, which is closed when the server is told to stop.
   *
   * @param notes takes a sentence for whoever runs the server
   */
  public Leader(ServerSocketChannel server, Connections connections, Consumer<String> notes)
      throws IOException {
    this.server = server;
    this.connections = connections;
    this.notes = notes;
    this.selector = Selector.open();
  }

  /**
   * Serves each client; returns when the server was told to stop, and all are served.
   *
   * @throws IOException if the system has no thread left to begin with
   */
  public void run(Service.Host host) throws IOException {
    this.host = host;
    server.configureBlocking(false);
    listening = server.register(selector, SelectionKey.OP_ACCEPT);
    connections.onChange(selector::wakeup);
    connections.start(this::lead);
    try (selector) {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Done by one thread at a time. */
  private void lead() {
    boolean leads = true;
    while (leads && (ready.hasNext() || await())) {
      SelectionKey key = ready.next();
      ready.remove();
      if (key == listening) {
        leads = accept();
      } else if (key.isValid()) {
        Connection connection = (Connection) key.attachment();
        leads = giveTurn(connection, connection::serve);
      }
    }
    if (leads) {
      end.countDown();
    }
  }

  /**
   * Waits until somebody is there.
   *
   * @return false if nobody will be any more
   */
  private boolean await() {
    try {
      do {
        if (connections.isStopping()) {
          server.close();
          if (connections.isEmpty()) {
            return false;
          }
        } else {
          boolean accepts = !pauses && connections.hasPlace();
          listening.interestOps(accepts ? SelectionKey.OP_ACCEPT : 0);
        }
        select();
        for (Connection connection; (connection = back.poll()) != null; ) {
          watch(connection);
        }
        ready = selector.selectedKeys().iterator();
      } while (!ready.hasNext());
      return true;
    } catch (IOException e) { // the selector itself: then nobody would be served again
      throw new UncheckedIOException("cannot wait for clients", e);
    }
  }

  /**
   * One look or one wait: either may take note of a wake-up, so what it was for is seen to next.
   */
  private void select() throws IOException {
    if (lookUntil - System.nanoTime() > 0) {
      selector.selectNow();
    } else {
      selector.select(pauses ? PAUSE_MILLIS : 0);
      pauses = false;
    }
  }

  private boolean accept() {
    SocketChannel client;
    try {
      client = server.accept();
    } catch (IOException e) {
      // No file descriptor left, perhaps. Others are being served and will end: the listening
      // socket is still good.
      pause("cannot accept a client: " + e.getMessage());
      return true;
    }
    if (client == null) { // gone before it was accepted
      return true;
    }
    lookUntil = System.nanoTime() + LOOK_NANOS;
    Connection connection = connections.add(client);
    return giveTurn(connection, () -> connection.begin(host));
  }

  /**
   * Gives a client its turn.
   *
   * @return whether this thread still leads
   */
  private boolean giveTurn(Connection connection, Service turn) {
    connection.ledBy(this::follow);
    boolean rests = connections.serve(connection, turn);
    boolean leads = connection.isPrompt();
    if (rests && leads) {
      watch(connection);
    } else if (rests) {
      back.add(connection);
      selector.wakeup();
    }
    return leads;
  }

  private void watch(Connection connection) {
    try {
      SocketChannel client = connection.channel();
      if (client.keyFor(selector) == null) {
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ, connection);
      }
    } catch (IOException gone) {
      connection.end();
    }
  }

  /** Has another thread lead. If there is none the client is dropped, and this one still does. */
  private void follow(SocketChannel client) throws IOException {
    SelectionKey key = client.keyFor(selector);
    if (key != null) {
      key.cancel();
    }
    client.configureBlocking(true);
    try {
      connections.start(this::lead);
    } catch (IOException e) {
      pause("cannot serve a client: " + e.getMessage());
      throw e;
    }
  }

  /** Accepts nobody for a while: until one of those who are served has ended, perhaps. */
  private void pause(String note) {
    if (!noted) {
      noted = true;
      notes.accept(note);
    }
    pauses = true;
  }
}
