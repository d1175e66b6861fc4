package org.socketlab.live;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Meeting;

/**
 * The conversations that a page shows while they go on. A thread of its own takes from them what is
 * new, so that nobody who looks on slows them down.
 *
 * <p>However long it runs it stays small: of very much it forgets what is earliest.
 */
public final class Reel implements Closeable {
  /** After such a pause a side is taken to have said what it wanted to say. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** More entries than two programs on one machine can make in such a pause. */
  private static final int MOST_IN_PAUSE = 5000;

  private static final int LEAST_IN_PAUSE = 40;

  private final int mostConversations;
  private final int mostRows;
  private final long mostBytes;
  private final Map<Integer, Strip> strips = new LinkedHashMap<>();

  /** Whose row came next, from the earliest that is still known. */
  private final Deque<Strip> order = new ArrayDeque<>();

  private int most = MOST_IN_PAUSE;
  private long bytes;
  private long version = 1;
  private boolean closed;

  /** Begins to take what is new. */
  public Reel() {
    this(1000, 100_000, 64L << 20);
  }

  /** The same, which forgets what is more than that. */
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
    conversation.take(PAUSE, most); // nothing yet, but from now on so much
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

  /** The number of the first conversation that is still known; of none, 0. */
  synchronized int first() {
    return strips.keySet().stream().findFirst().orElse(0);
  }

  /**
   * Waits until something changes after a version.
   *
   * @return whether it did; otherwise the time is over
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
      for (List<Strip> open; (open = open()) != null; ) {
        int[] taken = open.stream().mapToInt(this::look).toArray();
        most = most(taken);
        synchronized (this) {
          notifyAll();
          if (!closed) {
            wait(PAUSE.toMillis() * (most == MOST_IN_PAUSE ? 1 : 4)); // a flood can't be read
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody wants more
    }
  }

  /** The conversations that go on; waits until there is one. Null in the end. */
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

  /** How many entries a conversation may make until the next time, after one in which all did. */
  private static int most(int[] taken) {
    if (IntStream.of(taken).sum() <= MOST_IN_PAUSE / 2) {
      return MOST_IN_PAUSE;
    }
    int busy = (int) IntStream.of(taken).filter(count -> count > 0).count();
    return Math.max(LEAST_IN_PAUSE, MOST_IN_PAUSE / busy);
  }

  /** Takes what is new, and returns how many entries it was. */
  private int look(Strip strip) {
    Conversation conversation = strip.conversation();
    boolean over = conversation.isClosed();
    List<Entry> complete = conversation.take(over ? Duration.ZERO : PAUSE, most);
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
