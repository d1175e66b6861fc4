package org.socketlab.socketserver.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All connections of a server: limited in total, and for each address. */
final class Connections {
  /** How long a client may be silent between two requests, or within a body, by default. */
  static final Duration IDLE = Duration.ofSeconds(30);

  /** How long the head of a request may take, from its first byte on. */
  static final Duration HEAD = Duration.ofSeconds(10);

  /** How long a body of up to 1 MiB may take. */
  static final Duration BODY = Duration.ofSeconds(120);

  /** How long the server may take to answer; a long poll takes 60 s at most. */
  static final Duration ANSWER = Duration.ofSeconds(90);

  /** How long a reply may take if its reader makes progress. */
  static final Duration REPLY = Duration.ofHours(1);

  private final Set<WebConnection> open = ConcurrentHashMap.newKeySet();
  private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();
  private final int most;
  private final int mostOfOne;
  private final Duration idle;
  private final Runnable changed;
  private volatile boolean wanted;
  private volatile boolean stopping;

  /**
   * No connections yet.
   *
   * @param changed runs when a wanted place becomes free, or when a connection ends during a stop
   */
  Connections(int most, int mostOfOne, Duration idle, Runnable changed) {
    this.most = most;
    this.mostOfOne = mostOfOne;
    this.idle = idle;
    this.changed = changed;
  }

  /** Whether another client may connect; waiting clients stay in the kernel's backlog. */
  boolean hasPlace() {
    wanted = true; // set before the check: a client that leaves later notifies us
    wanted = open.size() >= most;
    return !wanted;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Adds a client, after {@link #hasPlace}. */
  WebConnection add(SocketChannel channel, InetSocketAddress client) {
    WebConnection connection = new WebConnection(channel, client, idle, this::ended);
    open.add(connection);
    counts.merge(client.getAddress(), 1, Integer::sum);
    if (stopping) {
      connection.stop();
    }
    return connection;
  }

  /** Whether the client's address has more connections than it may have. */
  boolean isOneTooMany(WebConnection connection) {
    return counts.getOrDefault(connection.client().getAddress(), 0) > mostOfOne;
  }

  /** Called once for each connection, when it is closed. */
  private void ended(WebConnection connection) {
    counts.computeIfPresent(
        connection.client().getAddress(), (address, n) -> n == 1 ? null : n - 1);
    open.remove(connection);
    if (wanted || stopping) {
      changed.run();
    }
  }

  /** Does something with each connection. */
  void forEach(Consumer<WebConnection> deed) {
    open.forEach(deed);
  }

  boolean isStopping() {
    return stopping;
  }

  /** Stops serving: each client's input ends, as if the client had ended its stream. */
  void stop() {
    stopping = true;
    open.forEach(WebConnection::stop);
    changed.run();
  }
}
