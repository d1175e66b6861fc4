package org.socketlab.lab;

import java.util.ArrayList;
import java.util.List;
import org.socketlab.cli.Terminal;
import org.socketlab.cli.TerminalWidth;

/** How lab's lines look: in colour at a terminal that wants it, and no wider than it is. */
final class Ink {
  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 30;

  private final boolean coloured =
      Terminal.isOutput()
          && System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
          && !"dumb".equals(System.getenv("TERM"));

  private int width;

  /** The heading of a lesson. */
  String heading(String text) {
    return in("1", text);
  }

  /** {@code echo-client 12/35 points}, green when there is nothing left to do. */
  String verdict(String exercise, int points, int of) {
    String text = "%s %d/%d points".formatted(exercise, points, of);
    return in(points == of ? "32" : "31", text);
  }

  private String in(String colour, String text) {
    return coloured ? "\033[" + colour + "m" + text + "\033[0m" : text;
  }

  /** How many columns there are. */
  int width() {
    if (width == 0) {
      width = Math.max(LEAST_WIDTH, TerminalWidth.or(USUAL_WIDTH));
    }
    return width;
  }

  /** A paragraph in lines that fit. */
  List<String> folded(String paragraph) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
