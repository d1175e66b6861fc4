package org.socketlab.ladder;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.socketlab.net.Addresses;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;

/**
 * Draws conversations as one SVG, one below the other: {@link Ladder}'s pictures for a web page or
 * a printed sheet. The same entries give the same picture, whatever their times; only a silence of
 * half a second shows.
 */
public final class SvgLadder {
  private static final int WIDTH = 800;
  private static final int SIDE = 22; // from the picture's edge to a side's line
  private static final int GAP = 12; // from a side's line to a text
  private static final double COLUMN = 7.9; // the widest that a monospaced character of 13 px is
  private static final int ROW = 18;
  private static final int HEAD = 6; // half an arrow's head
  private static final int COLUMNS = (int) ((WIDTH - 2 * SIDE - 2 * GAP) / COLUMN);
  private static final Duration SILENCE = Duration.ofMillis(500);

  private static final String STYLE =
      """

      svg { --paper: #fff; --ink: #1b2430; --soft: #566273; --near: #0a5fb4; --far: #1c7a4a; --bad: #b3261e; }
      @media (prefers-color-scheme: dark) {
        svg { --paper: #10151c; --ink: #e4e9f0; --soft: #9aa7b8; --near: #7ab8ff; --far: #6fd3a0; --bad: #ff9a92; }
      }
      text { font: 13px ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace; fill: var(--ink); white-space: pre; }
      .paper { fill: var(--paper); }
      .title { font-weight: bold; }
      .soft { fill: var(--soft); }
      .side { stroke: var(--soft); stroke-width: 1.5; }
      .silent { stroke-dasharray: 2 5; }
      path { fill: none; stroke-width: 1.5; }
      .near path { stroke: var(--near); }
      .far path { stroke: var(--far); }
      .bad path { stroke: var(--bad); }
      .signal path { stroke-dasharray: 6 4; }
      path.head { stroke-dasharray: none; }
      """;

  private final Svg body = new Svg();
  private final String between;
  private int y = ROW;
  private int sideFrom;

  private SvgLadder(String between) {
    this.between = between;
  }

  /** A conversation: who talks to whom, and what happened. */
  public record Story(Meeting meeting, List<Entry> entries) {}

  /**
   * The picture, a whole file.
   *
   * @param between the text before the far side's address, as in a {@link LadderStyle}
   * @param note a further note, or empty
   */
  public static String of(List<Story> stories, String between, String note) {
    SvgLadder picture = new SvgLadder(between);
    stories.forEach(picture::conversation);
    if (!note.isEmpty()) {
      picture.body.text(note, "text", "x", SIDE, "y", picture.y, "class", "soft");
      picture.y += ROW;
    }
    Svg file = new Svg();
    file.begin(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + WIDTH + " " + picture.y,
        "width",
        WIDTH,
        "height",
        picture.y,
        "role",
        "img",
        "xml:space",
        "preserve");
    file.text(stories.size() == 1 ? "A conversation" : "Conversations", "title");
    file.text(STYLE, "style");
    file.empty("rect", "class", "paper", "width", WIDTH, "height", picture.y);
    return file + picture.body.toString() + "</svg>\n"; // its height was not known before its body
  }

  private void conversation(Story story) {
    Meeting meeting = story.meeting();
    String near = "#" + meeting.number() + "  " + Addresses.text(meeting.near());
    body.text(
        near + (meeting.udp() ? " UDP" : ""), "text", "x", SIDE, "y", y, "class", "title near");
    String far = between + " " + Addresses.text(meeting.far());
    body.text(far, "text", "x", WIDTH - SIDE, "y", y, "class", "title far", "text-anchor", "end");
    y += 8;
    sideFrom = y;
    y += ROW - 4;
    Labels labels = new Labels();
    Duration before = Duration.ZERO;
    for (Entry entry : story.entries()) {
      silence(entry.at().minus(before));
      before = entry.at();
      switch (entry.kind()) {
        case NOTE -> note(entry.note());
        case SIGNAL -> arrow(entry, new ArrowText(entry.note(), List.of(), false));
        case BYTES, DATAGRAM -> arrow(entry, ArrowText.of(entry, labels, COLUMNS - 8, COLUMNS));
      }
    }
    sides("side");
    y += 2 * ROW;
  }

  private void silence(Duration silence) {
    if (silence.compareTo(SILENCE) < 0) {
      return;
    }
    y -= ROW / 2;
    sides("side");
    String text = String.format(Locale.ROOT, "%.1f s of silence", silence.toMillis() / 1000.0);
    body.text(text, "text", "x", WIDTH / 2, "y", y + 20, "class", "soft", "text-anchor", "middle");
    y += 2 * ROW - 4;
    sides("side silent");
    y += ROW / 2 + 4;
  }

  /** The two sides, from where they were drawn last. */
  private void sides(String kind) {
    for (int x : new int[] {SIDE, WIDTH - SIDE}) {
      body.empty("line", "class", kind, "x1", x, "x2", x, "y1", sideFrom, "y2", y);
    }
    sideFrom = y;
  }

  private void note(String text) {
    for (String row : Columns.wrap(text, COLUMNS)) {
      body.text(row, "text", "x", SIDE + GAP, "y", y, "class", "soft");
      y += ROW;
    }
    y += 4;
  }

  private void arrow(Entry entry, ArrowText text) {
    boolean fromNear = entry.from() == Side.NEAR;
    boolean signal = entry.kind() == Entry.Kind.SIGNAL;
    body.begin(
        "g",
        "class",
        (entry.isTrouble() ? "bad" : fromNear ? "near" : "far") + (signal ? " signal" : ""));
    String fate = signal || entry.note().isEmpty() ? "" : "  (" + entry.note() + ")";
    said(fromNear, List.of(text.first() + fate));
    int from = fromNear ? SIDE : WIDTH - SIDE;
    int to = fromNear ? WIDTH - SIDE : SIDE;
    int forward = fromNear ? 1 : -1;
    y -= ROW / 2;
    boolean lost = entry.note().equals(Entry.LOST);
    int end = lost ? WIDTH / 2 : to;
    body.empty("path", "d", "M%d %dH%d".formatted(from, y, end));
    if (lost) {
      body.empty("path", "class", "head", "d", cross(end, y));
    } else {
      body.empty("path", "class", "head", "d", head(to, y, forward));
      if (entry.note().equals(Entry.TWICE)) {
        body.empty("path", "class", "head", "d", head(to - forward * 8, y, forward));
      }
    }
    y += ROW + 2;
    said(fromNear, text.below());
    body.end();
    y += 6;
  }

  /** Rows of text beside the side that said them, aligned with each other. */
  private void said(boolean fromNear, List<String> rows) {
    int columns = rows.stream().mapToInt(Columns::of).max().orElse(0);
    int x = fromNear ? SIDE + GAP : (int) (WIDTH - SIDE - GAP - columns * COLUMN);
    for (String row : rows) {
      body.text(row, "text", "x", Math.max(x, SIDE + GAP), "y", y);
      y += ROW;
    }
  }

  private static String head(int x, int y, int forward) {
    int back = x - forward * 10;
    return "M%d %dL%d %dL%d %d".formatted(back, y - HEAD, x, y, back, y + HEAD);
  }

  private static String cross(int x, int y) {
    return "M%d %dL%d %dM%d %dL%d %d"
        .formatted(x - HEAD, y - HEAD, x + HEAD, y + HEAD, x - HEAD, y + HEAD, x + HEAD, y - HEAD);
  }
}
