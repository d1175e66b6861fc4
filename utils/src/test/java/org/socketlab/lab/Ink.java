package org.socketlab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.cli.Terminal;
import org.socketlab.cli.TerminalWidth;

/** How lab's lines look: in colour at a terminal that wants it, and no wider than the terminal. */
final class Ink {
  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 30;

  private static final Pattern PROSE =
      Pattern.compile("(  (?:But|Why) +|  (?=The contract)|(?=\\S)).*");

  private final boolean atTerminal = Terminal.isOutput();
  private final boolean coloured =
      atTerminal
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

  /** A line of a story: at a terminal, sentences are folded between words, but pictures are not. */
  List<String> told(String line) {
    Matcher prose = PROSE.matcher(line);
    if (!atTerminal || line.length() <= width() || !prose.matches()) {
      return List.of(line);
    }
    String label = prose.group(1);
    List<String> lines = folded(line.substring(label.length()), width() - label.length());
    List<String> told = new ArrayList<>(List.of(label + lines.get(0)));
    lines.stream().skip(1).map(rest -> " ".repeat(label.length()) + rest).forEach(told::add);
    return told;
  }

  /** A paragraph in lines that fit. */
  List<String> folded(String paragraph) {
    return folded(paragraph, width());
  }

  private static List<String> folded(String paragraph, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
