package org.socketlab.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180). */
final class CommaSeparated {
  private CommaSeparated() {}

  /** A line, whose fields are quoted where they must be. */
  static String line(List<String> fields) {
    return fields.stream().map(CommaSeparated::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(String text) {
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  /** All lines of a file, which may begin with a byte order mark. */
  static List<List<String>> read(String file) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (quoted && letter == '"' && doubled) {
        field.append('"');
        i++;
      } else if (letter == '"') {
        quoted = !quoted;
      } else if (letter == ',' && !quoted) {
        line.add(field.toString());
        field.setLength(0);
      } else if (letter == '\n' && !quoted) {
        line.add(field.toString().stripTrailing());
        field.setLength(0);
        lines.add(line);
        line = new ArrayList<>();
      } else {
        field.append(letter);
      }
    }
    if (field.length() > 0 || !line.isEmpty()) {
      line.add(field.toString());
      lines.add(line);
    }
    return lines;
  }
}
