package org.socketlab.socketserver.chatclient;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The screen after a program's output: a small terminal emulator, enough for a line that is typed
 * and redrawn. It knows the cursor, backspace, carriage return, and the usual moves and erasures.
 */
final class TypedScreen {
  private static final Pattern ESCAPE =
      Pattern.compile("\u001b(?:\\[([?>]?[0-9;]*)([@-~])|\\][^\u0007]*\u0007|[()][0-9A-B]|[=>78])");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  private TypedScreen(String written) {
    Matcher escape = ESCAPE.matcher(written);
    for (int at = 0; at < written.length(); ) {
      if (escape.region(at, written.length()).lookingAt()) {
        at = escape.end();
        control(escape.group(1), escape.group(2));
      } else {
        one(written.charAt(at++));
      }
    }
  }

  /** The lines on the screen, without empty lines at the end. */
  static List<String> of(String written) {
    List<String> seen = new ArrayList<>();
    new TypedScreen(written).lines.forEach(line -> seen.add(line.toString().stripTrailing()));
    while (!seen.isEmpty() && seen.get(seen.size() - 1).isEmpty()) {
      seen.remove(seen.size() - 1);
    }
    return seen;
  }

  /** The last line of those, which is where the user types. */
  static String lastOf(String written) {
    List<String> seen = of(written);
    return seen.isEmpty() ? "" : seen.get(seen.size() - 1);
  }

  private void one(char c) {
    switch (c) {
      case '\r' -> column = 0;
      case '\n' -> down(1);
      case '\b' -> column = Math.max(0, column - 1);
      default -> {
        if (c >= ' ') {
          StringBuilder line = lines.get(row);
          pad(line, column + 1);
          line.setCharAt(column++, c);
        }
      }
    }
  }

  private void control(String parameters, String command) {
    if (command == null || !parameters.matches("\\d*")) {
      return; // it changes nothing that we read
    }
    int number = parameters.isEmpty() ? 1 : Integer.parseInt(parameters);
    switch (command) {
      case "A" -> row = Math.max(0, row - number);
      case "B" -> down(number);
      case "C" -> column += number;
      case "D" -> column = Math.max(0, column - number);
      case "G" -> column = number - 1;
      case "K" -> lines.get(row).setLength(Math.min(column, lines.get(row).length()));
      case "J" -> {
        lines.get(row).setLength(Math.min(column, lines.get(row).length()));
        lines.subList(row + 1, lines.size()).forEach(line -> line.setLength(0));
      }
      case "P" -> {
        StringBuilder line = lines.get(row);
        line.delete(Math.min(column, line.length()), Math.min(column + number, line.length()));
      }
      default -> {
        // Colours and modes.
      }
    }
  }

  private void down(int rows) {
    row += rows;
    while (lines.size() <= row) {
      lines.add(new StringBuilder());
    }
  }

  private static void pad(StringBuilder line, int length) {
    while (line.length() < length) {
      line.append(' ');
    }
  }
}
