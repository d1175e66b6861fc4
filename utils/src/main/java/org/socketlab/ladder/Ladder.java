package org.socketlab.ladder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.socketlab.net.Addresses;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;

/**
 * Draws a conversation: the two sides as upright lines, time running down, and an arrow for all
 * that one side said before the other answered. The same conversation gives the same picture.
 */
public final class Ladder {
  private static final int MARGIN = 5;
  private static final int TIMES = 12;

  private final LadderStyle style;
  private final Meeting meeting;
  private final int margin;
  private final Rungs rungs;
  private final Labels labels = new Labels();
  private boolean begun;

  /** Begins the picture of a conversation. */
  public Ladder(LadderStyle style, Meeting meeting) {
    this.style = style;
    this.meeting = meeting;
    this.margin = style.times() ? MARGIN + TIMES : MARGIN;
    this.rungs = new Rungs(style.width() - margin - 2);
  }

  /** The whole picture of a conversation, with line ends. */
  public static String of(Conversation conversation, LadderStyle style) {
    Ladder ladder = new Ladder(style, conversation.meeting());
    StringBuilder picture = new StringBuilder(ladder.title());
    conversation.entries().forEach(entry -> picture.append(ladder.rows(entry)));
    return picture.toString();
  }

  /** Whether nothing has been drawn yet. */
  boolean isNew() {
    return !begun;
  }

  /** Who talks to whom, with a line end. */
  public String title() {
    begun = true;
    String near =
        "#"
            + meeting.number()
            + "  "
            + Addresses.text(meeting.near())
            + (meeting.udp() ? " UDP" : "");
    String far = style.between() + " " + Addresses.text(meeting.far());
    int gap = style.width() - near.length() - far.length();
    return gap >= 2
        ? near + " ".repeat(gap) + far + "\n"
        : near + "\n" + " ".repeat(Math.max(0, style.width() - far.length())) + far + "\n";
  }

  /** What happened next, with line ends. */
  public String rows(Entry entry) {
    StringBuilder rows = new StringBuilder();
    String time = style.times() ? seconds(entry.at()) : "";
    for (String rung : rungs(entry)) {
      String number = style.numbered() ? "#" + meeting.number() : "";
      rows.append(Columns.pad(Columns.pad(number, MARGIN) + time, margin));
      rows.append('|').append(rung).append("|\n");
      time = "";
    }
    return rows.toString();
  }

  private List<String> rungs(Entry entry) {
    return switch (entry.kind()) {
      case NOTE -> rungs.note(entry.note());
      case SIGNAL -> List.of(rungs.signal(entry.from(), entry.note()));
      case BYTES, DATAGRAM -> said(entry);
    };
  }

  private List<String> said(Entry entry) {
    Side from = entry.from();
    int arrow = rungs.textWidth(entry.note());
    ArrowText text = ArrowText.of(entry, labels, arrow, rungs.blockWidth());
    List<String> rows = new ArrayList<>();
    rows.add(text.first());
    rows.addAll(text.below());
    if (from == Side.FAR && !text.isLabelled()) { // they lean against the right side together
      int columns = rows.stream().mapToInt(Columns::of).max().orElse(0);
      rows.replaceAll(row -> Columns.pad(row, columns));
    }
    List<String> all = new ArrayList<>();
    all.add(rungs.arrow(from, rows.get(0), entry.note()));
    all.addAll(rungs.block(from, rows.subList(1, rows.size())));
    return all;
  }

  private static String seconds(Duration at) {
    double seconds = at.toNanos() / 1e9;
    return String.format(Locale.ROOT, seconds < 1000 ? "%10.6f" : "%10.3f", seconds);
  }
}
