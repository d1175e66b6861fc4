package org.socketlab.tap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One thread that waits for all sockets of a tap at once, and for its timers. Whatever happens to a
 * conversation happens in this thread, so that nothing in a relay needs a lock, and the order in
 * which the kernel reports events is the order in which they are recorded.
 */
final class Loop {
  private static final int PIECE = 256 * 1024; // the fewer pieces, the fewer system calls

  /** A socket key's attachment, which is told when the socket is ready. */
  interface Handler {
    /** The socket is ready for an operation in its key's interest set. */
    void ready(SelectionKey key);
  }

  private record Timer(long due, long order, Runnable task) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(due - other.due, 0); // nanoTime may wrap around
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private final Deque<ByteBuffer> spare = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private long timersSoFar;
  private volatile boolean stopped;

  Loop() throws IOException {
    selector = Selector.open();
    Thread thread = new Thread(this::run, "tap");
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs a task in the loop's thread; from any thread. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Ends the loop after the tasks before it, and waits for its end. */
  void stop() {
    execute(() -> stopped = true);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs a task after a while. */
  void after(long nanos, Runnable task) {
    timers.add(new Timer(System.nanoTime() + nanos, timersSoFar++, task));
  }

  /** Watches a socket, which becomes non-blocking. */
  SelectionKey watch(SelectableChannel channel, int operations, Handler handler)
      throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations, handler);
  }

  /** The buffer that all reads share, emptied: one event is dealt with before the next. */
  ByteBuffer buffer() {
    return buffer.clear();
  }

  /** A buffer, empty, for bytes that may have to wait for their receiver. */
  ByteBuffer borrow() {
    ByteBuffer one = spare.poll();
    return one == null ? ByteBuffer.allocateDirect(PIECE) : one.clear();
  }

  /** Takes back a borrowed buffer; a buffer that is lost with its conversation does no harm. */
  void giveBack(ByteBuffer borrowed) {
    spare.push(borrowed);
  }

  /** Closes a channel that is no longer needed. */
  static void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // A channel that does not close is gone already.
    }
  }

  private void run() {
    try (selector) {
      while (!stopped) {
        selector.select(Loop::dispatch, millisToTimer());
        for (Runnable task; (task = tasks.poll()) != null; ) {
          task.run();
        }
        runTimers();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot wait for the tap's sockets", e);
    } finally {
      ended.countDown();
    }
  }

  private static void dispatch(SelectionKey key) {
    // An earlier event in the same round may have closed the key's channel.
    if (key.isValid()) {
      ((Handler) key.attachment()).ready(key);
    }
  }

  private void runTimers() {
    long now = System.nanoTime();
    while (!timers.isEmpty() && timers.peek().due() - now <= 0) {
      timers.poll().task().run();
    }
  }

  /** Rounded up, so that the timer is due when select returns; 0 is for ever. */
  private long millisToTimer() {
    if (timers.isEmpty()) {
      return 0;
    }
    long nanos = timers.peek().due() - System.nanoTime();
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
  }
}
