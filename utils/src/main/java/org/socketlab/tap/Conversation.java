package org.socketlab.tap;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.socketlab.net.Addresses;

/**
 * A witness that records a conversation for a ladder: all that a side says before the other side
 * answers is one entry, however many pieces it comes in.
 *
 * <p>A long conversation's record stays small: it keeps the first bytes of each entry, and the
 * first and latest of very many entries.
 */
public final class Conversation implements Witness {
  private static final int KEPT_OF_ENTRY = 8 * 1024;
  private static final int KEPT_IN_ALL = 64 * 1024;
  private static final int GLIMPSE = 64;
  private static final int MOST = 120;
  private static final int LATEST = 20;

  private final Meeting meeting;
  private final LongSupplier nanoTime;
  private final Runnable whenClosed;
  private int most = MOST;
  private final long began;
  private final List<Entry> first = new ArrayList<>();
  private final Deque<Entry> latest = new ArrayDeque<>();
  private Turn turn;
  private int kept;
  private int streams = 2;
  private boolean closed;
  private long entriesLeftOut;
  private long bytesLeftOut;

  /** Records a conversation from now on. */
  public Conversation(Meeting meeting) {
    this(meeting, System::nanoTime, () -> {});
  }

  /**
   * Records a conversation from now on.
   *
   * @param nanoTime a clock, in nanoseconds
   * @param whenClosed what to do when the conversation is over
   */
  public Conversation(Meeting meeting, LongSupplier nanoTime, Runnable whenClosed) {
    this.meeting = meeting;
    this.nanoTime = nanoTime;
    this.whenClosed = whenClosed;
    this.began = nanoTime.getAsLong();
  }

  /** Who talks to whom. */
  public Meeting meeting() {
    return meeting;
  }

  /** How long ago the conversation began. */
  public Duration age() {
    return now();
  }

  /** What has happened so far. */
  public synchronized List<Entry> entries() {
    List<Entry> all = complete();
    if (turn != null) {
      all.add(turn.entry());
    }
    return all;
  }

  /**
   * Takes out the complete entries: a side's latest bytes stay, since more may follow, until the
   * side has paused for that long.
   */
  public synchronized List<Entry> take(Duration pause) {
    return take(pause, most);
  }

  /** The same; until the next call, at most that many entries are kept. */
  public synchronized List<Entry> take(Duration pause, int most) {
    this.most = most;
    if (turn != null && now().minus(turn.latest()).compareTo(pause) >= 0) {
      endTurn();
    }
    List<Entry> all = complete();
    first.clear();
    latest.clear();
    entriesLeftOut = 0;
    bytesLeftOut = 0;
    kept = turn == null ? 0 : turn.kept();
    return all;
  }

  /** Whether the conversation is over. */
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void opened() {
    add(Entry.Kind.NOTE, null, "open");
  }

  @Override
  public synchronized void refused(String why) {
    unreached(why);
    add(Entry.Kind.SIGNAL, Side.FAR, "reset");
  }

  /** Neither the far side nor its system has answered (TCP). */
  public synchronized void unreached(String why) {
    streams = 0;
    add(Entry.Kind.NOTE, null, "cannot connect to " + Addresses.text(meeting.far()) + ": " + why);
  }

  /** The near side received a datagram from an address that it had sent nothing to (UDP). */
  public synchronized void stranger(InetSocketAddress from, int size) {
    String note = Size.of(size) + " from " + Addresses.text(from) + ", a stranger";
    add(Entry.Kind.NOTE, null, note);
  }

  @Override
  public synchronized void bytes(Side from, ByteBuffer bytes) {
    if (turn != null && turn.from() != from) {
      endTurn();
    }
    Duration now = now();
    if (turn == null) {
      turn = new Turn(from, now);
    }
    int before = turn.kept();
    turn.add(bytes, now, Math.max(GLIMPSE, Math.min(KEPT_OF_ENTRY, before + KEPT_IN_ALL - kept)));
    kept += turn.kept() - before;
  }

  @Override
  public synchronized void ended(Side from) {
    streams--;
    add(Entry.Kind.SIGNAL, from, Entry.END);
  }

  @Override
  public synchronized void reset(Side by) {
    streams = 0;
    add(Entry.Kind.SIGNAL, by, "reset");
  }

  @Override
  public synchronized void disturbed(Fault by) {
    streams = 0;
    String what = by.kind() == Fault.Kind.CUT ? "both streams ended" : "both sides reset";
    add(Entry.Kind.NOTE, null, what + " by --fault " + by);
  }

  @Override
  public synchronized void faults(Side from, Faults now) {
    String whose = from == Side.NEAR ? "the client sends" : "the server sends";
    String what = now.all().isEmpty() ? "passes as it comes" : "--fault " + now;
    add(Entry.Kind.NOTE, null, "from here on what " + whose + ": " + what);
  }

  @Override
  public synchronized void datagram(Side from, ByteBuffer bytes, int copies) {
    endTurn();
    Turn whole = new Turn(from, now());
    whole.add(bytes, now(), Math.max(GLIMPSE, Math.min(KEPT_OF_ENTRY, KEPT_IN_ALL - kept)));
    kept += whole.kept();
    String fate = copies == 0 ? Entry.LOST : copies == 1 ? "" : Entry.TWICE;
    add(whole.entry().datagram(fate));
  }

  @Override
  public synchronized void unreachable(Side whom) {
    add(Entry.Kind.SIGNAL, whom, "port unreachable");
  }

  @Override
  public synchronized void stray(InetSocketAddress from, int size) {
    String note = Size.of(size) + " from " + Addresses.text(from) + ", a stranger: not passed on";
    add(Entry.Kind.NOTE, null, note);
  }

  @Override
  public void closed() {
    synchronized (this) {
      if (!meeting.udp() && streams > 0) {
        add(Entry.Kind.NOTE, null, "still open at the end");
      }
      endTurn();
      closed = true;
    }
    whenClosed.run();
  }

  private void add(Entry.Kind kind, Side from, String note) {
    endTurn();
    add(new Entry(kind, from, now(), new byte[0], 0, note));
  }

  private void endTurn() {
    if (turn != null) {
      add(turn.entry());
      turn = null;
    }
  }

  private void add(Entry entry) {
    if (first.size() < most - LATEST) {
      first.add(entry);
      return;
    }
    latest.add(entry);
    if (latest.size() > LATEST) {
      Entry leftOut = latest.remove();
      entriesLeftOut++;
      bytesLeftOut += leftOut.size();
      kept -= leftOut.kept().length;
    }
  }

  private List<Entry> complete() {
    List<Entry> all = new ArrayList<>(first);
    if (entriesLeftOut > 0) {
      String note = entriesLeftOut + " entries with " + Size.of(bytesLeftOut) + " left out";
      all.add(new Entry(Entry.Kind.NOTE, null, latest.element().at(), new byte[0], 0, note));
    }
    all.addAll(latest);
    return all;
  }

  private Duration now() {
    return Duration.ofNanos(nanoTime.getAsLong() - began);
  }
}
