package org.socketlab.socketserver.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All connections of a server: at most so many, and at most so many from one address. */
final class Connections {
  /** How long a client may say nothing between two requests, or within a body, unless told so. */
  static final Duration IDLE = Duration.ofSeconds(30);

  /** How long the head of a request may take, from its first byte on. */
  static final Duration HEAD = Duration.ofSeconds(10);

  /** How long a body may take that is no longer than 1 MiB. */
  static final Duration BODY = Duration.ofSeconds(120);

  /** How long a request may be thought about; who waits for news waits no longer than 60 s. */
  static final Duration ANSWER = Duration.ofSeconds(90);

  /** How long any reply may take whose reader keeps moving. */
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
   * None yet.
   *
   * @param changed is told when a place has become free that was wanted, or there is nobody left
   */
  Connections(int most, int mostOfOne, Duration idle, Runnable changed) {
    this.most = most;
    this.mostOfOne = mostOfOne;
    this.idle = idle;
    this.changed = changed;
  }

  /** Whether another client may come; the clients that wait are kept in the kernel's backlog. */
  boolean hasPlace() {
    wanted = true; // before we look: who goes after that tells us
    wanted = open.size() >= most;
    return !wanted;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Takes a client, at a place that there was. */
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

  /** Does something with each. */
  void forEach(Consumer<WebConnection> deed) {
    open.forEach(deed);
  }

  boolean isStopping() {
    return stopping;
  }

  /** Serves nobody any further: each client's stream ends, as if it had ended it itself. */
  void stop() {
    stopping = true;
    open.forEach(WebConnection::stop);
    changed.run();
  }
}
