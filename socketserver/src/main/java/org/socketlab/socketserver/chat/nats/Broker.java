package org.socketlab.socketserver.chat.nats;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.socketlab.cli.Failure;

/**
 * The connection to the NATS broker: it reconnects by itself whenever it breaks, to any server of
 * the broker that answers.
 */
public final class Broker implements AutoCloseable {
  private static final Duration LOST = Duration.ofSeconds(2);

  private final Consumer<String> notes;
  private final String name;
  private final AtomicInteger breaks = new AtomicInteger();
  private final Connection connection;
  private volatile boolean isOpen;
  private volatile boolean isGone;
  private volatile long goneSince;

  /**
   * Connects.
   *
   * @param addresses one or more servers of the same broker
   * @param notes takes a sentence when the broker is lost and when it is back
   * @throws Failure if no server answers
   */
  public Broker(List<BrokerAddress> addresses, Consumer<String> notes) throws Failure {
    this.notes = notes;
    this.name = "the broker at " + BrokerAddress.text(addresses);
    Options options =
        new Options.Builder()
            .servers(addresses.stream().map(a -> a.uri().toString()).toArray(String[]::new))
            .connectionTimeout(Duration.ofSeconds(2))
            .maxReconnects(-1) // for as long as we run
            .reconnectWait(Duration.ofMillis(250))
            // Without a connection, a write fails at once: a buffered command would be carried out
            // after its client was told that it failed.
            .reconnectBufferSize(0)
            // A machine that loses power sends no FIN: after two unanswered pings it is gone.
            .pingInterval(Duration.ofSeconds(2))
            .maxPingsOut(2)
            .reportNoResponders()
            .connectionListener(this::heard)
            .errorListener(new ErrorListener() {}) // failures appear at each call
            .build();
    try {
      connection = Nats.connect(options);
      isOpen = true;
    } catch (AuthenticationException e) {
      throw Failure.of("cannot connect to " + name + ": it rejects the name or password")
          .hint("--nats nats://NAME:PASSWORD@HOST:4222 gives them");
    } catch (IOException e) { // its message repeats the addresses, passwords and all
      throw Failure.of("cannot connect to " + name)
          .hint("is nats-server running there, as in: nats-server -js");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.of("interrupted");
    }
  }

  /** An event may be outdated by now, so the connection's current state counts. */
  private void heard(Connection from, ConnectionListener.Events event) {
    if (!isOpen) {
      return; // nothing to report during start and close
    }
    if (event == ConnectionListener.Events.DISCONNECTED && !isGone && !isConnected(from)) {
      goneSince = System.nanoTime();
      isGone = true;
      notes.accept(name + " is gone: reading goes on, writing waits for it");
    } else if (event == ConnectionListener.Events.RECONNECTED) {
      breaks.incrementAndGet();
      if (isGone) {
        isGone = false;
        notes.accept(name + " is back");
      }
    }
  }

  private static boolean isConnected(Connection connection) {
    return connection.getStatus() == Connection.Status.CONNECTED;
  }

  /** The connection itself. */
  Connection connection() {
    return connection;
  }

  /** Whether there is a connection. */
  boolean isThere() {
    return isConnected(connection);
  }

  /** Whether the connection has been missing for longer than a reconnect takes. */
  boolean isLost() {
    return isGone && !isThere() && System.nanoTime() - goneSince > LOST.toNanos();
  }

  /** How often the connection has broken so far. */
  int breaks() {
    return breaks.get();
  }

  /** {@code the broker at nats://127.0.0.1:4222}. */
  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    isOpen = false;
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
