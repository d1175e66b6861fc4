package org.socketlab.socketserver.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.socketlab.net.ClientThreads;

/** All connections of a server: at most so many, and none for ever. */
public final class Connections {
  /** How long a client may say nothing between two requests, or within a body. */
  public static final Duration IDLE = Duration.ofSeconds(30);

  /** How long the head of a request may take, from its first byte on. */
  public static final Duration HEAD = Duration.ofSeconds(10);

  /** How long a body may take that is no longer than 1 MiB. */
  public static final Duration BODY = Duration.ofSeconds(120);

  /** How long a request may be thought about; who waits for news waits no longer than 60 s. */
  public static final Duration ANSWER = Duration.ofSeconds(90);

  /** How long any reply may take whose reader keeps moving. */
  public static final Duration REPLY = Duration.ofHours(1);

  private static final long SWEEP_MILLIS = 250;

  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final ClientThreads threads = new ClientThreads();
  private final int most;
  private volatile Runnable changed = () -> {};
  private volatile boolean wanted;
  private volatile boolean stopping;

  /** Connections of which at most so many are open at a time. */
  public Connections(int most) {
    this.most = most;
    Thread sweeper = new Thread(this::sweep, "sweeper");
    sweeper.setDaemon(true);
    sweeper.start();
  }

  /** Says whom to tell when a place has become free, or there is nobody to wait for any more. */
  void onChange(Runnable deed) {
    changed = deed;
  }

  /** Whether another client may come; the clients that wait are kept in the kernel's backlog. */
  boolean hasPlace() {
    wanted = true; // before we look: who goes after that tells us
    wanted = open.size() >= most;
    return !wanted;
  }

  /** Whether there is no client. */
  boolean isEmpty() {
    return open.isEmpty();
  }

  /**
   * Does that in a thread of its own.
   *
   * @throws IOException if the system has no thread left
   */
  void start(Runnable deed) throws IOException {
    threads.start(deed);
  }

  /** Takes a client, at a place that there was. */
  public Connection add(SocketChannel channel) {
    Connection connection = new Connection(channel, this);
    open.add(connection);
    if (stopping) {
      connection.endInput();
    }
    return connection;
  }

  /**
   * Gives a client its turn.
   *
   * @return whether it may have another; if not, and nobody has taken it over, it has been ended
   */
  public boolean serve(Connection connection, Service turn) {
    boolean rests = false;
    try {
      rests = turn.serve();
      if (!rests && !connection.isHandedOver()) {
        connection.part();
      }
    } catch (IOException gone) {
      // The client went, or was dropped for being too slow: nobody is left to tell.
    } catch (UncheckedIOException e) {
      throw e; // our own output failed, and that ends the program
    } catch (RuntimeException e) {
      e.printStackTrace(); // a mistake in this program, for its author: the other clients go on
    } finally {
      if (rests) {
        connection.rest();
      } else if (!connection.isHandedOver()) {
        connection.end();
      }
    }
    return rests;
  }

  /** Called once for each connection, when it is closed. */
  void ended(Connection connection) {
    open.remove(connection);
    if (wanted || stopping) {
      changed.run();
    }
  }

  /** Whether the server is told to stop. */
  public boolean isStopping() {
    return stopping;
  }

  /** Serves nobody any further: each client's stream ends, as if it had ended it itself. */
  public void stop() {
    stopping = true;
    open.forEach(Connection::endInput);
    changed.run();
  }

  /** Waits until all are served, 2 s at most. */
  public void awaitEnd() {
    threads.close();
  }

  private void sweep() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        TimeUnit.MILLISECONDS.sleep(SWEEP_MILLIS);
        long now = System.nanoTime();
        open.forEach(connection -> connection.sweep(now));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
