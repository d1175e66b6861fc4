package org.socketlab.live;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Meeting;

/**
 * The conversations that a page shows while they go on. A separate thread takes the new entries, so
 * that no viewer slows the conversations down.
 *
 * <p>A reel stays small however long it runs: it forgets the earliest rows.
 */
public final class Reel implements Closeable {
  /** After this pause a side counts as having finished speaking. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  /**
   * A flood of rows cannot be read, and each look of a page costs the two programs (bench/wire).
   */
  private static final Duration PAUSE_IN_FLOOD = Duration.ofSeconds(2);

  private final int mostConversations;
  private final int mostRows;
  private final long mostBytes;
  private final Map<Integer, Strip> strips = new TreeMap<>();

  /** The strip of each row, from the earliest known row on. */
  private final Deque<Strip> order = new ArrayDeque<>();

  private final RowBudget budget = new RowBudget();
  private long bytes;
  private long version = 1;
  private boolean closed;

  /** Begins to take new entries. */
  public Reel() {
    this(1000, 100_000, 64L << 20);
  }

  /** The same, with other limits. */
  Reel(int mostConversations, int mostRows, long mostBytes) {
    this.mostConversations = mostConversations;
    this.mostRows = mostRows;
    this.mostBytes = mostBytes;
    Thread thread = new Thread(this::run, "reel");
    thread.setDaemon(true);
    thread.start();
  }

  /** Begins to record a conversation. */
  public synchronized Conversation begin(Meeting meeting) {
    Conversation conversation = new Conversation(meeting);
    conversation.take(PAUSE, budget.share()); // takes nothing yet, but sets the limit
    Strip strip = new Strip(conversation);
    strips.put(meeting.number(), strip);
    forgetConversation();
    change(strip);
    notifyAll();
    return conversation;
  }

  /** Takes no more. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** The conversations that have changed after a version, in the order in which they began. */
  synchronized List<Strip> changedAfter(long seen) {
    return strips.values().stream().filter(strip -> strip.version() > seen).toList();
  }

  /** The latest version: each change makes another. */
  synchronized long version() {
    return version;
  }

  /** The conversation of that number. */
  synchronized Optional<Strip> strip(int number) {
    return Optional.ofNullable(strips.get(number));
  }

  /** Which conversations are still known: ranges of numbers, each its first and its last one. */
  synchronized List<int[]> known() {
    List<int[]> ranges = new ArrayList<>();
    int[] range = {0, -1};
    for (int number : strips.keySet()) {
      if (number != range[1] + 1) {
        range = new int[] {number, number};
        ranges.add(range);
      }
      range[1] = number;
    }
    return ranges;
  }

  /**
   * Waits until something changes after a version.
   *
   * @return whether something changed; otherwise the time is up
   */
  synchronized boolean await(long seen, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (long left; version == seen && !closed && (left = end - System.nanoTime()) > 0; ) {
      wait(Math.max(1, left / 1_000_000));
    }
    return version != seen;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  private void run() {
    try {
      long before = System.nanoTime();
      for (List<Strip> open; (open = open()) != null; ) {
        int[] taken = open.stream().mapToInt(this::look).toArray();
        long now = System.nanoTime();
        synchronized (this) {
          budget.spend(taken, Duration.ofNanos(now - before));
          notifyAll();
          if (!closed) {
            wait((budget.isFlood() ? PAUSE_IN_FLOOD : PAUSE).toMillis());
          }
        }
        before = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody wants more
    }
  }

  /** The open conversations; waits until there is one. Null when the reel is closed. */
  private synchronized List<Strip> open() throws InterruptedException {
    while (!closed) {
      List<Strip> open = strips.values().stream().filter(Strip::isOpen).toList();
      if (!open.isEmpty()) {
        return open;
      }
      wait();
    }
    return null;
  }

  /** Takes the new entries, and returns how many. */
  private int look(Strip strip) {
    Conversation conversation = strip.conversation();
    boolean over = conversation.isClosed();
    List<Entry> complete = conversation.take(over ? Duration.ZERO : PAUSE, budget.share());
    List<Entry> growing = conversation.entries();
    synchronized (this) {
      if (complete.isEmpty() && !over && !strip.grows(growing)) {
        return 0;
      }
      strip.add(complete);
      strip.growing(growing);
      complete.forEach(entry -> bytes += entry.kept().length);
      complete.forEach(entry -> order.add(strip));
      if (over) {
        strip.over();
      }
      change(strip);
      forget();
      return complete.size();
    }
  }

  private void change(Strip strip) {
    strip.changed(++version);
  }

  private void forget() {
    while (bytes > mostBytes || order.size() > mostRows) {
      Strip earliest = order.remove();
      bytes -= earliest.forgetOne();
      change(earliest);
    }
  }

  private void forgetConversation() {
    if (strips.size() <= mostConversations) {
      return;
    }
    Optional<Strip> ended = strips.values().stream().filter(strip -> !strip.isOpen()).findFirst();
    if (ended.isPresent()) {
      Strip strip = ended.get();
      strips.remove(strip.conversation().meeting().number());
      while (strip.first() < strip.firm()) {
        bytes -= strip.forgetOne();
      }
    }
  }
}
