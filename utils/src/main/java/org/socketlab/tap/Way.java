package org.socketlab.tap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One direction of a TCP conversation: what one side sends, on its way to the other.
 *
 * <p>The next piece is read only when the one before it has been written. So a receiver that does
 * not read stops the sender, as it would without a tap, and at most one piece waits here.
 */
final class Way {
  private final Loop loop;
  private final TcpRelay relay;
  private final Side from;
  private final SelectionKey source;
  private final SelectionKey sink;
  private final HeldBack heldBack;
  private Fault limit;

  /** How many bytes have been passed on. */
  private long passed;

  /** The bytes that the sink had no room for; null when it has taken everything. */
  private ByteBuffer waiting;

  /** The loop's buffer for the waiting bytes; null if they came from elsewhere. */
  private ByteBuffer borrowed;

  /** What to do when all bytes have been passed on; null as long as more may come. */
  private Runnable last;

  private boolean timerSet;

  Way(Loop loop, TcpRelay relay, Side from, SelectionKey source, SelectionKey sink, Faults faults) {
    this.loop = loop;
    this.relay = relay;
    this.from = from;
    this.source = source;
    this.sink = sink;
    this.heldBack = new HeldBack(faults);
    this.limit = faults.limit().orElse(null);
  }

  /**
   * From now on, disturbs bytes as these faults say. A cut or reset whose bytes have passed already
   * strikes at once.
   *
   * @return the faults as they strike, counted from the stream's beginning
   */
  Faults disturb(Faults faults) {
    Faults now = faults.notBefore(passed);
    heldBack.change(now);
    limit = now.limit().orElse(null);
    return now;
  }

  /** Goes on after the faults have changed. */
  void goOn() {
    if (limit != null && limit.amount() <= passed) {
      relay.disturb(limit);
    } else {
      proceed();
    }
  }

  /** Begins to read, unless the limit is reached with no byte at all. */
  void start() {
    if (limit != null && limit.amount() == 0) {
      last = () -> relay.disturb(limit);
    }
    proceed();
  }

  /** The source has bytes for us, or its end, or an error. */
  void read() {
    ByteBuffer bytes = loop.borrow();
    if (heldBack.holds()) {
      bytes.limit(HeldBack.MOST);
    }
    borrowed = bytes;
    try {
      if (((SocketChannel) source.channel()).read(bytes) < 0) {
        last = () -> relay.ended(from);
        heldBack.end();
      } else if (heldBack.holds()) {
        heldBack.add(bytes.flip());
      } else {
        pass(bytes.flip());
      }
    } catch (IOException broken) {
      // A reset: the kernel tells of it after the bytes that came before it, and so do we.
      last = () -> relay.reset(from);
      heldBack.end();
    }
    if (waiting == null) {
      giveBack();
    }
    proceed();
  }

  private void giveBack() {
    if (borrowed != null) {
      loop.giveBack(borrowed);
      borrowed = null;
    }
  }

  /** The sink has room again. */
  void write() {
    if (waiting != null) {
      send(waiting);
      proceed();
    }
  }

  /** Does all that is possible now, and then waits for the next event. */
  private void proceed() {
    while (relay.isOpen() && waiting == null && heldBack.isDue()) {
      pass(heldBack.next());
    }
    if (!relay.isOpen()) {
      return;
    }
    boolean passedAll = waiting == null && heldBack.isEmpty();
    want(source, SelectionKey.OP_READ, last == null && waiting == null && !heldBack.isFull());
    want(sink, SelectionKey.OP_WRITE, waiting != null);
    if (passedAll && last != null) {
      Runnable step = last;
      last = () -> {};
      step.run();
    } else if (waiting == null && !heldBack.isEmpty() && !timerSet) {
      timerSet = true;
      loop.after(
          heldBack.nanosToDue(),
          () -> {
            timerSet = false;
            proceed();
          });
    }
  }

  /** Records the bytes and sends them, up to the limit that a fault may have set. */
  private void pass(ByteBuffer bytes) {
    if (limit != null && bytes.remaining() >= limit.amount() - passed) {
      bytes.limit(bytes.position() + (int) (limit.amount() - passed));
      heldBack.clear();
      last = () -> relay.disturb(limit);
    }
    if (bytes.hasRemaining()) {
      passed += bytes.remaining();
      relay.witness().bytes(from, bytes.duplicate());
      send(bytes);
    }
  }

  private void send(ByteBuffer bytes) {
    try {
      ((SocketChannel) sink.channel()).write(bytes);
    } catch (IOException broken) {
      relay.reset(from.other());
      return;
    }
    waiting = bytes.hasRemaining() ? bytes : null;
    if (waiting == null) {
      giveBack();
    }
  }

  private static void want(SelectionKey key, int operation, boolean wanted) {
    int now = key.interestOps();
    int then = wanted ? now | operation : now & ~operation;
    if (then != now) {
      key.interestOps(then);
    }
  }
}
