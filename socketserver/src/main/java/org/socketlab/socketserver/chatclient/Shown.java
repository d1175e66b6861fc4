package org.socketlab.socketserver.chatclient;

import org.socketlab.ladder.Printable;

/**
 * Text from the network, made safe to show: no control character reaches the terminal, where it
 * could move the cursor or change the window's title. Backslashes and the invisible joiners of
 * emoji stay as they are.
 */
final class Shown {
  private static final int LONGEST_START = 80;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Shown() {}

  /** The text on one line, with control characters escaped: {@code \n}, {@code \x1b}. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> shown.append(one(c)));
    return shown.toString();
  }

  /** The same for the beginning of the text only. */
  static String start(String text) {
    int end =
        text.offsetByCodePoints(0, Math.min(LONGEST_START, text.codePointCount(0, text.length())));
    return of(text.substring(0, end)) + (end < text.length() ? "..." : "");
  }

  private static String one(int c) {
    String text = Character.toString(c);
    return c == '\\' || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER || isNewEmoji(c)
        ? text
        : Printable.escaped(text);
  }

  /** Emoji may be newer than this Java, which then treats them as unassigned. */
  private static boolean isNewEmoji(int c) {
    return c >= 0x1f000 && c <= 0x1faff;
  }
}
