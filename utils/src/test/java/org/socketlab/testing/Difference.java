package org.socketlab.testing;

import java.util.Arrays;
import org.socketlab.ladder.Printable;

/**
 * The first difference between the expected bytes and those that came: both lines, and a caret
 * under the first wrong byte.
 *
 * @param at the index of the first wrong byte, from 0
 * @param expected all that was expected
 * @param got all that came
 */
record Difference(int at, byte[] expected, byte[] got) {
  private static final int BEFORE = 24;
  private static final int AFTER = 24;

  /** The difference, or null where there is none. */
  static Difference between(byte[] expected, byte[] got) {
    int at = Arrays.mismatch(expected, got);
    return at < 0 ? null : new Difference(at, expected, got);
  }

  /** One line: {@code byte 4 is 'x' (78) and should be 'a' (61)}; bytes count from 1. */
  String reason() {
    if (at == got.length) {
      return "ended after %d of %d bytes".formatted(got.length, expected.length);
    }
    if (at == expected.length) {
      return "has %d bytes more than the %d expected: %s"
          .formatted(
              got.length - at,
              expected.length,
              Printable.of(Arrays.copyOfRange(got, at, got.length), 32));
    }
    return "byte %d is %s and should be %s".formatted(at + 1, shown(got[at]), shown(expected[at]));
  }

  /** The two, one above the other, around the first difference. */
  String picture() {
    String before = piece(expected, Math.max(0, at - BEFORE), at);
    String expectedLine = before + piece(expected, at, at + AFTER);
    String gotLine = before + piece(got, at, at + AFTER);
    return "expected  %s%n     got  %s%n          %s^ byte %d"
        .formatted(expectedLine, gotLine, " ".repeat(before.length()), at + 1);
  }

  /** Byte by byte, so that a byte's place in the line does not depend on its neighbours. */
  private static String piece(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.min(from, bytes.length); i < Math.min(to, bytes.length); i++) {
      text.append(one(bytes[i]));
    }
    return text.toString();
  }

  private static String one(byte b) {
    return b < 0 ? "\\x%02x".formatted(b & 0xff) : Printable.escaped(String.valueOf((char) b));
  }

  private static String shown(byte b) {
    return "%s (%02x)".formatted(b < 0 ? "no ASCII" : "'" + one(b) + "'", b & 0xff);
  }
}
