package org.socketlab.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How many of a terminal's columns a text takes: two for each wide character of East Asia and each
 * emoji, none for an accent that joins the character before it.
 */
final class Columns {
  private static final Set<Integer> JOINING =
      Set.of((int) Character.NON_SPACING_MARK, (int) Character.ENCLOSING_MARK);

  /** First and last of each range that terminals show in two columns (Unicode's TR 11). */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x23E9, 0x23EC},
    {0x25FD, 0x25FE},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},
    {0x2705, 0x2705},
    {0x270A, 0x270B},
    {0x2728, 0x2728},
    {0x274C, 0x274C},
    {0x2753, 0x2755},
    {0x2795, 0x2797},
    {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F18E, 0x1F19A},
    {0x1F200, 0x1F320},
    {0x1F32D, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F7E0, 0x1F7EB},
    {0x1F90C, 0x1F9FF},
    {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  private static final Pattern BEHIND_SPACE = Pattern.compile("(?<= )");

  private Columns() {}

  /** The columns of a text without control characters. */
  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /** The text, padded with spaces to that many columns. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** The text in rows of at most that many columns, broken after spaces where possible. */
  static List<String> wrap(String text, int columns) {
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    int taken = 0;
    for (String word : BEHIND_SPACE.split(text)) {
      int wide = of(word);
      if (taken > 0 && wide <= columns && taken + wide > columns) {
        rows.add(next(row));
        taken = 0;
      }
      for (int c : word.codePoints().toArray()) {
        if (taken + of(c) > columns) {
          rows.add(next(row));
          taken = 0;
        }
        row.appendCodePoint(c);
        taken += of(c);
      }
    }
    rows.add(next(row));
    return rows;
  }

  private static String next(StringBuilder row) {
    String text = row.toString();
    row.setLength(0);
    return text;
  }

  private static int of(int c) {
    if (c < 0x300) {
      return 1;
    }
    if (JOINING.contains(Character.getType(c))) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (c >= range[0] && c <= range[1]) {
        return 2;
      }
    }
    return 1;
  }
}
