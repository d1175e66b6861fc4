package org.socketlab.socketserver.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A reply that is being sent, as far as it is in memory.
 *
 * <p>The head and the body's beginning are one write: a separate head would be a separate segment,
 * and wake the client too early.
 */
final class Sending {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Exchange exchange;
  private final Second when;
  private final boolean persists;
  private final ByteBuffer head;
  private final ByteBuffer body;
  private final int end;
  private long fromFile;

  /**
   * The reply of an exchange.
   *
   * @param persists whether the connection stays open
   */
  Sending(Exchange exchange, Second when, boolean persists) {
    this.exchange = exchange;
    this.when = when;
    this.persists = persists;
    Reply reply = exchange.reply();
    String text = exchange.head(when.date(), persists);
    head = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    body =
        exchange.sendsBody() && reply.body() != null
            ? reply.body().slice((int) reply.from(), (int) reply.length())
            : NOTHING.duplicate();
    end = body.limit();
  }

  /** Writes as much as the socket takes, and at most {@code most} bytes of the body. */
  void write(SocketChannel channel, int most) throws IOException {
    body.limit(Math.min(end - body.position(), most) + body.position());
    channel.write(new ByteBuffer[] {head, body});
  }

  boolean isDone() {
    return !head.hasRemaining() && body.position() == end;
  }

  /** Counts bytes of the body that were sent from a file. */
  void sentFromFile(long bytes) {
    fromFile += bytes;
  }

  /** Logs the reply, even if the client breaks it off. */
  void log(RequestLog log, String host) {
    log.add(host, when, exchange.asked(), exchange.reply().status(), fromFile + body.position());
  }

  Exchange exchange() {
    return exchange;
  }

  boolean persists() {
    return persists;
  }
}
