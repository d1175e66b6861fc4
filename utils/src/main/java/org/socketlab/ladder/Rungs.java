package org.socketlab.ladder;

import java.util.ArrayList;
import java.util.List;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Side;

/**
 * The rows between the two sides of a ladder, each exactly as wide as the space between them.
 *
 * <p>A text to the right starts at the left side, its sender, and a text to the left ends at the
 * right side.
 *
 * @param width the columns between the sides
 */
record Rungs(int width) {
  /** The fewest dashes that an arrow keeps beside its text. */
  private static final int DASHES = 5;

  /** The columns that a text in an arrow may take. */
  int textWidth(String fate) {
    return width - head(Side.NEAR, fate).length() - 4 - DASHES;
  }

  /** The columns that a row below an arrow may take. */
  int blockWidth() {
    return width - 5;
  }

  /** Something that concerns both sides. */
  List<String> note(String text) {
    return Columns.wrap(text, width - 2).stream()
        .map(row -> Columns.pad(" " + row, width))
        .toList();
  }

  /** A signal, such as the end of a stream. */
  String signal(Side from, String text) {
    String shown = Columns.wrap(text, textWidth("")).get(0);
    String line = "-".repeat(width - Columns.of(shown) - 5);
    return from == Side.NEAR ? "-- " + shown + " " + line + ">" : "<" + line + " " + shown + " --";
  }

  /**
   * A text in an arrow.
   *
   * @param fate the fate of a datagram, or empty if it simply arrived
   */
  String arrow(Side from, String text, String fate) {
    String head = head(from, fate);
    int besides = head.length() + (from == Side.NEAR ? 4 : 2);
    String line = "-".repeat(width - Columns.of(text) - besides);
    return from == Side.NEAR ? "-- " + text + " " + line + head : head + line + " " + text + " ";
  }

  /** Rows below an arrow, aligned with each other. */
  List<String> block(Side from, List<String> rows) {
    int columns = rows.stream().mapToInt(Columns::of).max().orElse(0);
    int indent = from == Side.NEAR ? 3 : width - columns - 1;
    List<String> block = new ArrayList<>();
    for (String row : rows) {
      block.add(Columns.pad(" ".repeat(indent) + row, width));
    }
    return block;
  }

  /** The end of an arrow: where it arrives, or does not. */
  private static String head(Side from, String fate) {
    return switch (fate) {
      case Entry.LOST -> from == Side.NEAR ? "x lost  " : "  lost x";
      case Entry.TWICE -> from == Side.NEAR ? " twice ->>" : "<<- twice ";
      default -> from == Side.NEAR ? ">" : "<";
    };
  }
}
