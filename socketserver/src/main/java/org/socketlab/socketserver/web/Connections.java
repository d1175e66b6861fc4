package org.socketlab.socketserver.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.socketlab.wire.ClientThreads;

/** All connections of a server: at most so many, each with a thread, and none for ever. */
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
  private final Semaphore places;
  private volatile boolean stopping;

  /** What is done with a client; when it returns the connection is ended. */
  public interface Service {
    /** Serves one client, to the end of the conversation. */
    void serve(Connection connection) throws IOException;
  }

  /** Connections of which at most so many are open at a time. */
  public Connections(int most) {
    this.places = new Semaphore(most);
    Thread sweeper = new Thread(this::sweep, "sweeper");
    sweeper.setDaemon(true);
    sweeper.start();
  }

  /** Waits for a place; the clients that wait with us are kept in the kernel's backlog. */
  public void awaitPlace() {
    places.acquireUninterruptibly();
  }

  /** Gives back a place that no client came for. */
  public void freePlace() {
    places.release();
  }

  /**
   * Does that in a thread of its own.
   *
   * @throws IOException if the system has no thread left
   */
  void start(Runnable deed) throws IOException {
    threads.start(deed);
  }

  /**
   * Serves a client, at a place that was waited for.
   *
   * @param successor takes over what else this thread has to do, when it first may have to wait
   * @return whether it never had to
   */
  public boolean serve(SocketChannel channel, Service service, Connection.Successor successor) {
    Connection connection = new Connection(channel, this, successor);
    open.add(connection);
    try {
      // A reply is one write as far as it can be; what is left of it must not wait for an
      // acknowledgement of what went before (RFC 9293 section 3.7.4, the Nagle algorithm).
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (stopping) {
        connection.endInput();
      }
      service.serve(connection);
      if (!connection.isHandedOver()) {
        connection.part();
      }
    } catch (IOException gone) {
      // The client went, or was dropped for being too slow: nobody is left to tell.
    } catch (UncheckedIOException e) {
      throw e; // our own output failed, and that ends the program
    } catch (RuntimeException e) {
      e.printStackTrace(); // a mistake in this program, for its author: the other clients go on
    } finally {
      if (!connection.isHandedOver()) {
        connection.end();
      }
    }
    return connection.isPrompt();
  }

  /** Called once for each connection, when it is closed. */
  void ended(Connection connection) {
    open.remove(connection);
    places.release();
  }

  /** Whether the server is told to stop. */
  public boolean isStopping() {
    return stopping;
  }

  /** Serves nobody any further: each client's stream ends, as if it had ended it itself. */
  public void stop() {
    stopping = true;
    open.forEach(Connection::endInput);
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
