package org.socketlab.tap;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of one direction that faults hold back: {@code delay} and {@code coalesce} until they
 * are due, {@code dribble} until the byte before has been on its way for a millisecond.
 */
final class HeldBack {
  private static final long GLUES = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long DRIBBLES = TimeUnit.MILLISECONDS.toNanos(1);

  /** The largest piece that it takes. */
  static final int MOST = 64 * 1024;

  /** Bytes, none for the end of the stream, and the time when they may go on. */
  private record Piece(ByteBuffer bytes, long due) {
    boolean hasRoomFor(ByteBuffer more) {
      return bytes.hasRemaining() && bytes.remaining() + more.remaining() <= bytes.capacity();
    }
  }

  private final Deque<Piece> pieces = new ArrayDeque<>();
  private boolean coalesce;
  private boolean dribble;
  private boolean delays;
  private long delay;
  private int held;
  private long notBefore = System.nanoTime();

  HeldBack(Faults faults) {
    change(faults);
  }

  /** From now on, holds bytes back as these faults say. */
  void change(Faults faults) {
    coalesce = faults.has(Fault.Kind.COALESCE);
    dribble = faults.has(Fault.Kind.DRIBBLE);
    delays = faults.has(Fault.Kind.DELAY);
    delay = TimeUnit.MILLISECONDS.toNanos(faults.amount(Fault.Kind.DELAY));
  }

  /** Whether new bytes must wait here: for a fault, or behind earlier bytes. */
  boolean holds() {
    return coalesce || dribble || delays || !isEmpty();
  }

  /** Takes a copy of the bytes, at most 64 KiB. */
  void add(ByteBuffer bytes) {
    held += bytes.remaining();
    Piece last = pieces.peekLast();
    if (coalesce && last != null && last.hasRoomFor(bytes)) {
      last.bytes().compact().put(bytes).flip();
      return;
    }
    ByteBuffer copy = ByteBuffer.allocate(coalesce ? MOST : bytes.remaining()).put(bytes).flip();
    pieces.add(new Piece(copy, System.nanoTime() + delay + (coalesce ? GLUES : 0)));
  }

  /** Holds back the stream's end as it holds back its bytes. */
  void end() {
    if (holds()) {
      pieces.add(new Piece(ByteBuffer.allocate(0), System.nanoTime() + delay));
    }
  }

  /** Forgets all that it holds. */
  void clear() {
    pieces.clear();
    held = 0;
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Whether so much is held back that no more should be read for now. */
  boolean isFull() {
    return held >= MOST;
  }

  /** Whether there is a next piece and its time has come. */
  boolean isDue() {
    return !isEmpty() && nanosToDue() <= 0;
  }

  /** How long the next piece, which must exist, still has to wait. */
  long nanosToDue() {
    long now = System.nanoTime();
    return Math.max(pieces.element().due() - now, notBefore - now);
  }

  /** Takes the next piece: one byte of it with {@code dribble}, else all. */
  ByteBuffer next() {
    ByteBuffer bytes = pieces.element().bytes();
    int count = dribble ? Math.min(1, bytes.remaining()) : bytes.remaining();
    ByteBuffer next = bytes.slice(bytes.position(), count);
    bytes.position(bytes.position() + count);
    if (!bytes.hasRemaining()) {
      pieces.remove();
    }
    held -= count;
    notBefore = System.nanoTime() + (dribble ? DRIBBLES : 0);
    return next;
  }
}
