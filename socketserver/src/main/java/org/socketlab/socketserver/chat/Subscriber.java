package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.socketlab.socketserver.web.WebConnection;

/** A reader of the event stream, and the bytes not sent to it yet. */
final class Subscriber {
  /** The most bytes that may wait for one reader: some thousand messages. */
  static final int MOST_WAITING = 1 << 20;

  private static final int KERNELS_SHARE = 64 << 10; // by default, megabytes for a stalled reader

  private final WebConnection connection;
  private final SocketChannel channel;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private SelectionKey key;
  private int bytes;
  private long last;

  /**
   * A reader that has seen the events up to a number.
   *
   * @param last that number
   */
  Subscriber(WebConnection connection, long last) {
    this.connection = connection;
    this.channel = connection.channel();
    this.last = last;
  }

  /** The number of the last event that the reader has been given. */
  long last() {
    return last;
  }

  /**
   * Registers the socket: the selector reports when it is writable, and when the client is gone.
   */
  void watch(Selector selector) throws IOException {
    channel.setOption(StandardSocketOptions.SO_SNDBUF, KERNELS_SHARE);
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /**
   * Sends bytes, which all readers share and nobody changes.
   *
   * @param upTo the number of the last event in the bytes
   * @throws IOException if the reader is gone, or too slow
   */
  void give(byte[] events, long upTo) throws IOException {
    if (bytes > 0 && bytes + events.length > MOST_WAITING) {
      throw new IOException("it has not read " + bytes + " bytes of events");
    }
    last = upTo;
    waiting.add(ByteBuffer.wrap(events));
    bytes += events.length;
    send();
  }

  /** Sends the events that the reader does not know yet. */
  void giveNew(Iterable<Told> events) throws IOException {
    for (Told told : events) {
      if (told.number() > last) {
        give(told.bytes(), told.number());
      }
    }
  }

  /** Sends what the kernel takes at once; the selector reports when it takes more. */
  void send() throws IOException {
    while (!waiting.isEmpty()) {
      ByteBuffer first = waiting.peek();
      bytes -= channel.write(first);
      if (first.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return;
      }
      waiting.remove();
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  /** Reads and drops what the client sends; false if the client is gone. */
  boolean isThere(ByteBuffer forgotten) throws IOException {
    return channel.read(forgotten.clear()) >= 0;
  }

  /** Ends its connection. */
  void drop() {
    if (key != null) {
      key.cancel();
    }
    connection.end();
  }
}
