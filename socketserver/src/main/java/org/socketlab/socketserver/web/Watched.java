package org.socketlab.socketserver.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * A client that {@link Front} watches. Front's one thread answers the client's complete requests
 * from memory, as far as the socket takes the reply without waiting.
 */
final class Watched {
  private final WebConnection connection;
  private final SocketChannel channel;
  private final WebSite site;
  private final Selector selector;
  private SelectionKey key;
  private Sending sending; // while the socket has no room for all of it

  /** Work for a thread that may block; returns true if the client is to be watched again. */
  interface Rest {
    boolean serve() throws IOException;
  }

  /** A client with a non-blocking socket. */
  Watched(WebConnection connection, WebSite site, Selector selector) {
    this.connection = connection;
    this.channel = connection.channel();
    this.site = site;
    this.selector = selector;
  }

  WebConnection connection() {
    return connection;
  }

  /**
   * The client's turn: it has connected, or sent bytes, or has room for more of its reply.
   *
   * @param received a buffer for the client's bytes
   * @return the work left to do; null if there is none
   */
  Rest turn(ByteBuffer received) throws IOException {
    return sending == null ? read(received) : send();
  }

  private Rest read(ByteBuffer received) throws IOException {
    int n = channel.read(received.clear());
    if (n < 0) {
      connection.end();
      return null;
    }
    if (n == 0) {
      return await(SelectionKey.OP_READ);
    }
    Exchange exchange = Exchange.inMemory(site, received.array(), n);
    if (exchange == null) {
      connection.received(Arrays.copyOf(received.array(), n));
      return new WebConversation(site, connection)::serve;
    }
    boolean persists = exchange.persists() && !connection.isLast();
    sending = new Sending(exchange, site.clock().now(), persists);
    connection.writing(true);
    return send();
  }

  private Rest send() throws IOException {
    sending.write(channel, Integer.MAX_VALUE);
    if (!sending.isDone()) {
      connection.moved();
      return await(SelectionKey.OP_WRITE);
    }
    Sending sent = sending;
    sending = null;
    sent.log(site.log(), connection.host());
    connection.writing(false);
    if (sent.persists()) {
      return await(SelectionKey.OP_READ);
    }
    if (sent.exchange().wasLast()) { // RFC 9112 section 9.6: the client sends no more
      connection.end();
      return null;
    }
    return connection::part;
  }

  private Rest await(int operation) throws IOException {
    if (key == null) {
      key = channel.register(selector, operation, this);
    } else if (key.interestOps() != operation) {
      key.interestOps(operation);
    }
    return null;
  }

  /** Stops watching, and makes the socket blocking. */
  void leave() throws IOException {
    if (key != null) {
      key.cancel();
    }
    channel.configureBlocking(true);
  }

  /** Ends the connection, possibly within a reply. */
  void drop() {
    if (sending != null) {
      sending.log(site.log(), connection.host());
    }
    connection.end();
  }
}
