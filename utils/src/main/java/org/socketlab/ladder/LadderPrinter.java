package org.socketlab.ladder;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Meeting;

/**
 * Prints conversations as ladders: each as a whole when it is over, or all of them step by step,
 * live. The thread in {@link #run} prints, so that a slow terminal does not slow down a
 * conversation.
 */
public final class LadderPrinter {
  /** After this pause a side counts as having finished speaking (live only). */
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** How many finished ladders may wait for a slow terminal before the tap waits, too. */
  private static final int MOST_WAITING = 1000;

  private final PrintStream out;
  private final LadderStyle style;
  private final boolean live;
  private final Map<Conversation, Ladder> notPrinted = new LinkedHashMap<>();
  private int waiting;
  private volatile boolean stopped;
  private boolean first = true;

  /**
   * A printer that has printed nothing yet.
   *
   * @param live whether to print each step as it happens
   */
  public LadderPrinter(PrintStream out, LadderStyle style, boolean live) {
    this.out = out;
    this.style = style;
    this.live = live;
  }

  /** Begins to record a conversation. */
  public synchronized Conversation begin(Meeting meeting) {
    while (waiting >= MOST_WAITING && !stopped) {
      await();
    }
    Conversation conversation = new Conversation(meeting, System::nanoTime, this::oneIsOver);
    notPrinted.put(conversation, new Ladder(style, meeting));
    return conversation;
  }

  /** Prints until {@link #stop}, and then prints the rest. */
  public void run() {
    for (Map<Conversation, Ladder> next; (next = next()) != null; ) {
      next.forEach(this::print);
    }
  }

  /** There will be no more conversations: {@link #run} returns when all is printed. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** The conversations with something to print; null when there will be no more. */
  private synchronized Map<Conversation, Ladder> next() {
    boolean waited = false;
    while (waiting == 0 && !stopped && !(live && waited)) {
      await();
      waited = true;
    }
    if (stopped && notPrinted.isEmpty()) {
      return null;
    }
    Map<Conversation, Ladder> next = new LinkedHashMap<>(notPrinted);
    if (stopped) {
      notPrinted.clear();
      return next;
    }
    List<Conversation> over = next.keySet().stream().filter(Conversation::isClosed).toList();
    if (!live) {
      next.keySet().retainAll(over);
    }
    notPrinted.keySet().removeAll(over);
    waiting = 0;
    notifyAll();
    return next;
  }

  private void print(Conversation conversation, Ladder ladder) {
    boolean last = stopped || conversation.isClosed();
    List<Entry> news = conversation.take(last ? Duration.ZERO : PAUSE);
    if (news.isEmpty()) {
      return;
    }
    StringBuilder picture = new StringBuilder();
    if (ladder.isNew()) {
      picture.append(first ? "" : "\n").append(ladder.title());
      first = false;
    }
    news.forEach(entry -> picture.append(ladder.rows(entry)));
    out.print(picture);
    out.flush();
  }

  private synchronized void oneIsOver() {
    waiting++;
    notifyAll();
  }

  private synchronized void await() {
    try {
      wait(live ? PAUSE.toMillis() : 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
