package org.socketlab.ladder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.socketlab.tap.Size;

/**
 * Bytes as rows that fit a width: text broken after its line feeds, anything else as hex. Only the
 * first of many rows are shown, and then the number of further bytes.
 */
public final class Excerpt {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private static final Pattern BEHIND_LINE_FEED = Pattern.compile("(?<=\n)");

  private final int width;
  private final int most;
  private final List<String> rows = new ArrayList<>();

  /** How many bytes the rows show. */
  private long shown;

  private Excerpt(int width, int most) {
    this.width = width;
    this.most = most;
  }

  /**
   * The rows.
   *
   * @param kept the first bytes
   * @param size how many bytes there were
   * @param width a row's columns, at least 12
   * @param most how many rows there may be, besides the last that counts what is left out
   */
  public static List<String> of(byte[] kept, long size, int width, int most) {
    Excerpt excerpt = new Excerpt(width, most);
    boolean whole = kept.length == size;
    Optional<String> text = Printable.text(whole ? kept : withoutBrokenCharacter(kept));
    if (text.isPresent() && kept.length > 0) {
      excerpt.text(text.get());
    } else {
      excerpt.hex(kept);
    }
    if (excerpt.shown < size) {
      excerpt.rows.add("... " + Size.of(size - excerpt.shown) + " more");
    }
    return excerpt.rows;
  }

  /** The same with the size before the first row, and the others below that row's beginning. */
  static List<String> sized(byte[] kept, long size, int width, int most) {
    String prefix = Size.of(size) + "  ";
    List<String> rows = of(kept, size, width - prefix.length(), most);
    if (rows.isEmpty()) {
      return List.of(Size.of(size));
    }
    rows.set(0, prefix + rows.get(0));
    for (int i = 1; i < rows.size(); i++) {
      rows.set(i, " ".repeat(prefix.length()) + rows.get(i));
    }
    return rows;
  }

  private void text(String text) {
    for (String line : BEHIND_LINE_FEED.split(text)) {
      List<String> lineRows = Columns.wrap(Printable.escaped(line), width);
      int room = most - rows.size();
      if (lineRows.size() > room) {
        List<String> fitting = lineRows.subList(0, room);
        rows.addAll(fitting);
        shown += bytesShown(line, fitting.stream().mapToInt(String::length).sum());
        return;
      }
      rows.addAll(lineRows);
      shown += bytes(line);
    }
  }

  /** The number of a line's bytes that its first shown characters stand for. */
  private static int bytesShown(String line, int charactersShown) {
    int left = charactersShown;
    int bytes = 0;
    for (int c : line.codePoints().toArray()) {
      String character = Character.toString(c);
      left -= Printable.escaped(character).length();
      if (left < 0) {
        break;
      }
      bytes += bytes(character);
    }
    return bytes;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private void hex(byte[] bytes) {
    int perRow = width >= 47 ? 16 : width >= 23 ? 8 : 4; // three columns each, one less at the end
    for (int i = 0; i < bytes.length && rows.size() < most; i += perRow) {
      int end = Math.min(bytes.length, i + perRow);
      rows.add(HEX.formatHex(bytes, i, end));
      shown = end;
    }
  }

  /** Drops a last UTF-8 character that the record cuts off. */
  private static byte[] withoutBrokenCharacter(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && end > bytes.length - 3 && (bytes[end - 1] & 0xC0) == 0x80) {
      end--;
    }
    boolean startsCharacter = end > 0 && (bytes[end - 1] & 0xC0) == 0xC0;
    return startsCharacter ? Arrays.copyOf(bytes, end - 1) : bytes;
  }
}
