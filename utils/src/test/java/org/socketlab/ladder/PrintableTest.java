package org.socketlab.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrintableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hola!|Hola!",
        "Hola!\\n|Hola!\\n",
        "GET / HTTP/1.1\\r\\n|GET / HTTP/1.1\\r\\n",
        "a\\tb|a\\tb",
        "caf\u00e9 \u20ac \ud83d\ude00|caf\u00e9 \u20ac \ud83d\ude00",
      })
  void showsTextAsText(String text, String shown) {
    assertEquals(shown, Printable.of(bytes(text.translateEscapes())));
  }

  @Test
  void escapesWhatATerminalWouldObey() {
    assertEquals("clear \\x1b[2J it", Printable.of(bytes("clear \u001b[2J it")));
    assertEquals("a backslash: \\\\n", Printable.of(bytes("a backslash: \\n")));
    assertEquals("the bell\\x07 rings", Printable.of(bytes("the bell\u0007 rings")));
    assertEquals("eight-bit \\x9b too", Printable.of(bytes("eight-bit \u009b too")));
    assertEquals("turn \\u{202e}around", Printable.of(bytes("turn \u202earound")));
    assertEquals("a line\\u{2028} more", Printable.of(bytes("a line\u2028 more")));
  }

  @Test
  void showsBytesThatAreNoTextInHex() {
    assertEquals("24 00 01 ff", Printable.of(new byte[] {0x24, 0, 1, -1}));
    assertEquals("00 01 02 03", Printable.of(new byte[] {0, 1, 2, 3}));
    assertEquals("", Printable.of(new byte[0]));
  }

  @Test
  void countsWhatItLeavesOut() {
    assertEquals("Hola!", Printable.of(bytes("Hola!"), 5));
    assertEquals("Hol ... (2 more bytes)", Printable.of(bytes("Hola!"), 3));
    assertEquals("ab ... (4 more bytes)", Printable.of(bytes("ab\u20acd"), 4)); // no half \u20ac
    assertEquals("01 02 ... (1 more bytes)", Printable.of(new byte[] {1, 2, 3}, 2));
  }

  /** Whatever a peer sends, the output has no control character. */
  @Test
  void leavesNoControlCharacterIn() {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      if (round % 2 == 0) { // text, mostly
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = random.nextInt(10) == 0 ? (byte) random.nextInt(32) : (byte) ('a' + i % 26);
        }
      }
      String shown = Printable.of(bytes, 30);
      assertTrue(shown.codePoints().noneMatch(Character::isISOControl), shown);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
