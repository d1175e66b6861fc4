package org.socketlab.httpclient;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.socketlab.ladder.Printable;

/**
 * A head as a terminal shows it: text stays unchanged, and anything that a terminal might take for
 * a command is escaped.
 */
final class HeadText {
  private HeadText() {}

  /**
   * The lines of a head, each with a line end.
   *
   * @param head a character for each byte (ISO 8859-1)
   */
  static String of(String head) {
    String[] lines = head.split("\r?\n", -1);
    int whole = lines.length - 1; // after the last line end comes a partial line, or ""
    return Arrays.stream(lines, 0, lines[whole].isEmpty() ? whole : whole + 1)
        .map(HeadText::line)
        .collect(Collectors.joining());
  }

  private static String line(String line) {
    // Backslashes stay: escaping them would change harmless lines.
    return Arrays.stream(decoded(line).split("\\\\", -1))
            .map(Printable::escaped)
            .collect(Collectors.joining("\\"))
        + "\n";
  }

  /**
   * HTTP names no charset for a header: a header is read as UTF-8 if it is valid, else as bytes.
   */
  private static String decoded(String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notUtf8) {
      return line.chars()
          .mapToObj(c -> c < 0x80 ? String.valueOf((char) c) : "\\x%02x".formatted(c))
          .collect(Collectors.joining());
    }
  }
}
