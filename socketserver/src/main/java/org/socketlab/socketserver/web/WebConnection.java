package org.socketlab.socketserver.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.socketlab.net.Addresses;

/**
 * One client's connection, and how much longer the server waits for it.
 *
 * <p>The thread that serves the client sets a deadline and then just reads or writes. {@link Front}
 * checks all deadlines a few times a second and ends overdue connections. That costs nothing on a
 * read, whereas a socket's own timeout costs two more system calls.
 */
public final class WebConnection {
  private static final Duration PARTING = Duration.ofSeconds(2);
  private static final int FORGOTTEN = 1 << 20;

  private final SocketChannel channel;
  private final InetSocketAddress client;
  private final String host;
  private final Consumer<WebConnection> ended;
  private final Duration idle;
  private ByteBuffer received = ByteBuffer.allocate(0);
  private volatile long deadline;
  private volatile long lastDeadline = Long.MAX_VALUE;
  private volatile long idleNanos = Long.MAX_VALUE;
  private volatile boolean writing;
  private volatile boolean overdue;
  private volatile boolean last;
  private volatile boolean handedOver;

  /**
   * A client's connection.
   *
   * @param client the client's address
   * @param idle how long the client may be silent between two requests, or within a body
   * @param ended runs when the connection has ended
   */
  public WebConnection(
      SocketChannel channel,
      InetSocketAddress client,
      Duration idle,
      Consumer<WebConnection> ended) {
    this.channel = channel;
    this.client = client;
    this.host = Addresses.text(client.getAddress());
    this.ended = ended;
    this.idle = idle;
    mustEndWithin(idle);
  }

  /** The connection itself. */
  public SocketChannel channel() {
    return channel;
  }

  /** How long the client may be silent between two requests, or within a body. */
  Duration idle() {
    return idle;
  }

  /** The client's address. */
  InetSocketAddress client() {
    return client;
  }

  /** The client's address without the port, for the log. */
  String host() {
    return host;
  }

  /** Sets a deadline for everything that the client does, however busy it is. */
  void mustEndWithin(Duration time) {
    idleNanos = Long.MAX_VALUE;
    deadline = System.nanoTime() + time.toNanos();
  }

  /** Sets a limit for each pause between bytes, and one for the total. */
  void mustMoveWithin(Duration idle, Duration inAll) {
    long now = System.nanoTime();
    lastDeadline = now + inAll.toNanos();
    idleNanos = idle.toNanos();
    deadline = now + idleNanos;
  }

  /** The client has sent or taken bytes. */
  void moved() {
    if (idleNanos != Long.MAX_VALUE) {
      long next = System.nanoTime() + idleNanos;
      deadline = next - lastDeadline > 0 ? lastDeadline : next;
    }
  }

  /** Whether a reply is being sent: a client that does not read it cannot get a 408. */
  void writing(boolean is) {
    mustMoveWithin(idle, Connections.REPLY);
    writing = is;
  }

  /**
   * Hands the connection over to the caller, who must {@link #end} it: neither the serving thread
   * nor the deadlines end it any more.
   */
  public void handOver() {
    handedOver = true;
  }

  boolean isHandedOver() {
    return handedOver;
  }

  /** Closes the connection, and frees its place; called once. */
  public void end() {
    close();
    ended.accept(this);
  }

  /** Whether the client was too slow: then the server has ended its input early. */
  boolean isOverdue() {
    return overdue;
  }

  /** Stops reading requests from this client, since the server stops. */
  void stop() {
    last = true;
    endInput();
  }

  /** Whether no further request is read from this client. */
  boolean isLast() {
    return last;
  }

  /** Stores bytes that were already read from the client. */
  void received(byte[] bytes) {
    received = ByteBuffer.wrap(bytes);
  }

  /** The client's bytes. */
  InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (received.hasRemaining()) {
          int n = Math.min(length, received.remaining());
          received.get(bytes, offset, n);
          return n;
        }
        int n = channel.read(ByteBuffer.wrap(bytes, offset, length));
        moved();
        return n;
      }
    };
  }

  /** Whether the client's deadline has passed. */
  boolean isDue(long now) {
    return !handedOver && deadline - now <= 0;
  }

  /**
   * Ends the wait of the serving thread. If that thread waits for a request, it reads an end of
   * stream, and can still answer with 408; a client that does not take its reply is dropped.
   */
  void endWait() {
    if (overdue || writing) {
      close();
    } else {
      overdue = true;
      endInput();
      mustEndWithin(PARTING);
    }
  }

  /**
   * Ends our stream and reads the bytes that still come from the client, for 2 s and 1 MiB at most:
   * closing with unread input makes the kernel send a reset, which deletes the reply from the
   * client's buffer (RFC 9112 section 9.6). This is {@link org.socketlab.net.LingeringClose} with a
   * connection deadline in place of the socket's timeout.
   *
   * @return false: no request can follow
   */
  boolean part() throws IOException {
    mustEndWithin(PARTING);
    channel.shutdownOutput();
    ByteBuffer forgotten = ByteBuffer.allocate(4096);
    for (int left = FORGOTTEN; left > 0 && channel.read(forgotten.clear()) >= 0; ) {
      left -= forgotten.position();
    }
    return false;
  }

  /** Makes the thread that waits for this client read an end of stream. */
  private void endInput() {
    try {
      channel.shutdownInput();
    } catch (IOException gone) {
      // The client is gone already.
    }
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      // Closed is closed.
    }
  }
}
