package org.socketlab.socketserver.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * One client's connection, and how much longer the server waits for it.
 *
 * <p>The thread that serves the client sets a deadline and then just reads or writes. {@link
 * Connections} looks at all deadlines a few times a second and ends what is overdue: that costs
 * nothing on each read, where a socket's own timeout costs two more system calls.
 *
 * <p>While its thread is the {@link Leader} the socket does not block: when a read finds nothing,
 * or a write finds no room, another thread becomes the leader, and the next one blocks.
 */
public final class Connection {
  private static final Duration PARTING = Duration.ofSeconds(2);
  private static final int FORGOTTEN = 1 << 20;

  private final SocketChannel channel;
  private final Connections all;
  private Service service;
  private Successor successor;
  private volatile long deadline;
  private volatile long lastDeadline = Long.MAX_VALUE;
  private volatile long idleNanos = Long.MAX_VALUE;
  private volatile boolean writing;
  private volatile boolean overdue;
  private volatile boolean resting;
  private volatile boolean handedOver;
  private boolean nothingToCome;
  private volatile Runnable atEnd = () -> {};

  /** Does what else the thread that serves a connection would have to do. */
  interface Successor {
    /**
     * Takes over, and leaves that client to its thread: from then on its socket blocks.
     *
     * @throws IOException if it can't: then there must be no waiting
     */
    void takeOver(SocketChannel client) throws IOException;
  }

  Connection(SocketChannel channel, Connections all) {
    this.channel = channel;
    this.all = all;
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

  /** The client's next turn begins in a thread that has a successor. */
  void ledBy(Successor next) {
    successor = next;
    resting = false;
  }

  /** The client is not waited for but watched: whatever it does begins its next turn. */
  void rest() {
    resting = true;
  }

  /** The first turn: it has come. */
  boolean begin(Service.Host host) throws IOException {
    channel.configureBlocking(false);
    // A reply is one write as far as it can be; what is left of it must not wait for an
    // acknowledgement of what went before (RFC 9293 section 3.7.4, the Nagle algorithm).
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    service = host.welcome(this);
    return service != null;
  }

  /** Each further one: it has sent something, or ended its stream. */
  boolean serve() throws IOException {
    return service.serve();
  }

  /**
   * To be called before this thread waits for anything, the client or a lock or a disk: from then
   * on another one is there for all other clients.
   *
   * @throws IOException if there is none; then the client has been dropped
   */
  public void mayWait() throws IOException {
    if (successor != null) {
      try {
        successor.takeOver(channel);
      } catch (IOException noThread) {
        close();
        throw noThread;
      }
      successor = null;
    }
  }

  /** Whether this thread never had to wait in this turn. */
  boolean isPrompt() {
    return successor != null;
  }

  /**
   * From now on the connection belongs to the caller, who has to {@link #end} it: neither does the
   * thread that served it, nor the sweeper.
   */
  public void handOver() throws IOException {
    mayWait(); // then the leader does not watch it any more
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
        ByteBuffer into = ByteBuffer.wrap(bytes, offset, length);
        int n = channel.read(into);
        if (n == 0 && length > 0) {
          mayWait();
          n = channel.read(into);
        }
        moved();
        return n;
      }
    };
  }

  /** Writes as much of these as is taken at once. If that is nothing, the next write waits. */
  void write(ByteBuffer... bytes) throws IOException {
    if (channel.write(bytes) == 0) {
      mayWait();
    } else {
      moved();
    }
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

  /** Whether the client has had its time. */
  boolean isDue(long now) {
    return deadline - now <= 0;
  }

  /**
   * Called by the sweeper. A client that we wait for reads the end of its stream, so that its
   * thread can still tell it why (408); a client that does not take its reply can only be dropped.
   */
  void sweep(long now) {
    boolean isAboutToEnd = overdue && resting; // its last turn is the leader's next
    if (handedOver || isAboutToEnd || !isDue(now)) {
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
   * buffer (RFC 9112 section 9.6). This is {@link org.socketlab.net.LingeringClose} with the
   * sweeper's deadline in place of the socket's own, for those who serve a client in 100 us.
   */
  void part() throws IOException {
    if (nothingToCome) {
      return;
    }
    mustEndWithin(PARTING);
    channel.shutdownOutput();
    ByteBuffer forgotten = ByteBuffer.allocate(4096);
    for (int left = FORGOTTEN; left > 0 && channel.read(forgotten.clear()) >= 0; ) {
      left -= forgotten.position();
      if (forgotten.position() == 0) { // what it has under way is not here yet
        mayWait();
      }
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
