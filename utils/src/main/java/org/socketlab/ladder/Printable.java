package org.socketlab.ladder;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Bytes from a network made fit for a terminal: text as text with escapes, anything else as hex.
 * The result holds no control character, so that no peer can move a reader's cursor, clear the
 * screen or retitle the window.
 */
public final class Printable {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private Printable() {}

  /** All the bytes: UTF-8 text with its control characters escaped, or else hex. */
  public static String of(byte[] bytes) {
    return text(bytes).map(Printable::escaped).orElseGet(() -> HEX.formatHex(bytes));
  }

  /** The bytes as text, if that is what they are: UTF-8 with few control characters. */
  static Optional<String> text(byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return mostlyText(text) ? Optional.of(text.toString()) : Optional.empty();
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  /** The first bytes, at most that many, and the number of bytes left out. */
  public static String of(byte[] bytes, int most) {
    if (bytes.length <= most) {
      return of(bytes);
    }
    int end = most;
    while (end > 0 && end > most - 4 && (bytes[end] & 0xC0) == 0x80) {
      end--; // not in the middle of a UTF-8 character
    }
    return of(java.util.Arrays.copyOf(bytes, end))
        + " ... ("
        + (bytes.length - end)
        + " more bytes)";
  }

  /** Text with its control characters and backslashes escaped. */
  public static String escaped(CharSequence text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    switch (c) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      case '\\' -> shown.append("\\\\");
      default -> {
        if (isVisible(c)) {
          shown.appendCodePoint(c);
        } else {
          shown.append(c < 0x100 ? "\\x%02x".formatted(c) : "\\u{%x}".formatted(c));
        }
      }
    }
  }

  private static boolean mostlyText(CharSequence text) {
    long odd =
        text.codePoints().filter(c -> c != '\n' && c != '\r' && c != '\t' && !isVisible(c)).count();
    return odd * 8 <= text.length();
  }

  /**
   * Whether a character is neither a control nor a format character (such as one that reverses the
   * writing direction), nor unassigned.
   */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
