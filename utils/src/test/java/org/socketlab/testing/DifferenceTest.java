package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DifferenceTest {
  @Test
  void isNoneWhereNothingDiffers() {
    assertNull(Difference.between(new byte[] {1, 2}, new byte[] {1, 2}));
  }

  @ParameterizedTest
  @CsvSource({
    "Hola!, Holx!, byte 4 is 'x' (78) and should be 'a' (61)",
    "Hola!, hola!, byte 1 is 'h' (68) and should be 'H' (48)",
    "Hola!, Ho, ended after 2 of 5 bytes",
    "Hola!, '', ended after 0 of 5 bytes",
    "Hola, Hola!!, has 2 bytes more than the 4 expected: !!",
    "a\\n, a\\r, byte 2 is '\\r' (0d) and should be '\\n' (0a)",
  })
  void isToldInALine(String expected, String got, String reason) {
    assertEquals(reason, difference(expected.translateEscapes(), got.translateEscapes()).reason());
  }

  @Test
  void namesAByteThatIsNoAsciiByItsNumber() {
    assertEquals(
        "byte 1 is no ASCII (ff) and should be 'a' (61)",
        Difference.between(new byte[] {'a'}, new byte[] {-1}).reason());
  }

  @Test
  void isShownWithACaretUnderTheFirstWrongByte() {
    assertEquals(
        """
        expected  Hola!
             got  Holx!
                     ^ byte 4""",
        difference("Hola!", "Holx!").picture());
  }

  @Test
  void keepsTheCaretInPlaceBehindEscapes() {
    assertEquals(
        """
        expected  \\xc3\\xa9\\nb
             got  \\xc3\\xa9\\nX
                            ^ byte 4""",
        difference("\u00e9\nb", "\u00e9\nX").picture());
  }

  @Test
  void showsWhatEndedTooSoonAndWhatWentOn() {
    assertEquals(
        """
        expected  Hola!
             got  Ho
                    ^ byte 3""",
        difference("Hola!", "Ho").picture());
    assertEquals(
        """
        expected  Ho
             got  Hola!
                    ^ byte 3""",
        difference("Ho", "Hola!").picture());
  }

  @Test
  void showsTheSurroundingsOnly() {
    String before = "x".repeat(1000);
    String after = "y".repeat(1000);
    assertEquals(
        """
        expected  xxxxxxxxxxxxxxxxxxxxxxxxayyyyyyyyyyyyyyyyyyyyyyy
             got  xxxxxxxxxxxxxxxxxxxxxxxxbyyyyyyyyyyyyyyyyyyyyyyy
                                          ^ byte 1001""",
        difference(before + "a" + after, before + "b" + after).picture());
  }

  private static Difference difference(String expected, String got) {
    return Difference.between(
        expected.getBytes(StandardCharsets.UTF_8), got.getBytes(StandardCharsets.UTF_8));
  }
}
