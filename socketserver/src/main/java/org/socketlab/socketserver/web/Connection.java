package org.socketlab.socketserver.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * One client's connection, and how much longer the server waits for it.
 *
 * <p>The thread that serves the client sets a deadline and then just reads or writes. {@link
 * Connections} looks at all deadlines a few times a second and ends what is overdue: that costs
 * nothing on each read, where a socket's own timeout costs two more system calls.
 */
public final class Connection {
  private static final Duration PARTING = Duration.ofSeconds(2);
  private static final int FORGOTTEN = 1 << 20;

  // The request of a client that has just connected is on its way: to look for it so long costs
  // less than to have it wake a thread.
  private static final long LOOK_NANOS = 50_000;

  private final SocketChannel channel;
  private final Connections all;
  private final long begin = System.nanoTime();
  private Successor successor;
  private volatile long deadline;
  private volatile long lastDeadline = Long.MAX_VALUE;
  private volatile long idleNanos = Long.MAX_VALUE;
  private volatile boolean writing;
  private volatile boolean overdue;
  private volatile boolean handedOver;
  private boolean nothingToCome;
  private volatile Runnable atEnd = () -> {};

  /** Does what else the thread that serves a connection would have to do. */
  public interface Successor {
    /**
     * Takes over.
     *
     * @throws IOException if it can't: then there must be no waiting
     */
    void takeOver() throws IOException;
  }

  Connection(SocketChannel channel, Connections all, Successor successor) {
    this.channel = channel;
    this.all = all;
    this.successor = successor;
    mustEndWithin(Connections.IDLE);
  }

  /** The connection itself. */
  public SocketChannel channel() {
    return channel;
  }

  /** From now on the client has so long for all that it does, however busy it is. */
  public void mustEndWithin(Duration time) {
    idleNanos = Long.MAX_VALUE;
    deadline = System.nanoTime() + time.toNanos();
  }

  /** From now on the client has so long until each next byte, and so long in all. */
  public void mustMoveWithin(Duration idle, Duration inAll) {
    long now = System.nanoTime();
    lastDeadline = now + inAll.toNanos();
    idleNanos = idle.toNanos();
    deadline = now + idleNanos;
  }

  /**
   * To be called before this thread waits for anything, the client or a lock or a disk: from then
   * on another one accepts the server's clients.
   */
  public void mayWait() throws IOException {
    if (successor != null) {
      successor.takeOver();
      successor = null;
    }
  }

  /** Whether this thread has never had to wait. */
  boolean isPrompt() {
    return successor != null;
  }

  /**
   * From now on the connection belongs to the caller, who has to {@link #end} it: neither does the
   * thread that served it, nor the sweeper.
   */
  public void handOver() {
    handedOver = true;
  }

  /** Says what is to be done when the connection has ended. */
  public void atEnd(Runnable deed) {
    atEnd = deed;
  }

  /** The client will send nothing more, so there is no reason to linger. */
  void partAtOnce() {
    nothingToCome = true;
  }

  boolean isHandedOver() {
    return handedOver;
  }

  /** Closes a connection that was handed over, and gives back its place; to be called once. */
  public void end() {
    close();
    atEnd.run();
    all.ended(this);
  }

  /** Whether the client was too slow: then its stream has ended before its time. */
  public boolean isOverdue() {
    return overdue;
  }

  /** The server is to stop: no further request is read from this client. */
  public boolean isLast() {
    return all.isStopping();
  }

  /** What the client sends. */
  public InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (isPrompt() && !hasInput()) {
          mayWait();
        }
        int n = channel.read(ByteBuffer.wrap(bytes, offset, length));
        moved();
        return n;
      }
    };
  }

  private boolean hasInput() throws IOException {
    InputStream in = channel.socket().getInputStream();
    while (in.available() == 0) {
      if (System.nanoTime() - begin > LOOK_NANOS) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  /** The next deadline is that of writing: who does not read it can't be told so. */
  void writing(boolean is) {
    writing = is;
  }

  /** The client has sent or taken something. */
  void moved() {
    if (idleNanos != Long.MAX_VALUE) {
      long next = System.nanoTime() + idleNanos;
      deadline = next - lastDeadline > 0 ? lastDeadline : next;
    }
  }

  /**
   * Called by the sweeper. A client that we wait for reads the end of its stream, so that its
   * thread can still tell it why (408); a client that does not take its reply can only be dropped.
   */
  void sweep(long now) {
    if (handedOver || deadline - now > 0) {
      return;
    }
    if (overdue || writing) {
      close();
    } else {
      overdue = true;
      endInput();
      mustEndWithin(PARTING);
    }
  }

  /**
   * Ends our stream and reads what the client still has under way, 2 s and 1 MiB at most: closing
   * with unread input makes the kernel send a reset, which deletes the reply from the client's
   * buffer (RFC 9112 section 9.6). This is {@link org.socketlab.wire.LingeringClose} with the
   * sweeper's deadline in place of the socket's own, for those who serve a client in 100 us.
   */
  void part() throws IOException {
    if (nothingToCome) {
      return;
    }
    mustEndWithin(PARTING);
    channel.shutdownOutput();
    mayWait();
    ByteBuffer forgotten = ByteBuffer.allocate(4096);
    for (int left = FORGOTTEN; left > 0 && channel.read(forgotten.clear()) >= 0; ) {
      left -= forgotten.position();
    }
  }

  /** The thread that waits for this client reads an end of stream. */
  void endInput() {
    try {
      channel.shutdownInput();
    } catch (IOException gone) {
      // Then there is nobody to wait for.
    }
  }

  /** Drops the client: its thread's read or write fails. */
  void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      // Closed is closed.
    }
  }
}
