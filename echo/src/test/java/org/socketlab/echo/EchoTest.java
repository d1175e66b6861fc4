package org.socketlab.echo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.socketlab.cli.Failure;

final class EchoTest {
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

  private Echo echoOf(String message) {
    return new Echo(
        ByteBuffer.wrap(Bytes.of(message)),
        piece -> taken.write(piece.array(), piece.position(), piece.remaining()));
  }

  private static void come(Echo echo, String... pieces) {
    for (String piece : pieces) {
      echo.came(ByteBuffer.wrap(Bytes.of(piece)));
    }
  }

  private static String complaint(Echo echo) {
    return assertThrows(Failure.class, () -> echo.expectRight("the echo")).getMessage();
  }

  @Test
  void isRightInAnyPieces() {
    Echo echo = echoOf("Hola!");
    come(echo, "H", "ol");
    assertFalse(echo.isWhole());
    come(echo, "a!");

    assertTrue(echo.isWhole());
    assertDoesNotThrow(() -> echo.expectRight("the echo"));
    assertEquals("Hola!", taken.toString());
  }

  @Test
  void namesTheFirstWrongByteFromOne() {
    Echo echo = echoOf("Hola!");
    come(echo, "Ho", "xy!");

    assertEquals("the echo differs: byte 3 is 'x' (78) and should be 'l' (6c)", complaint(echo));
  }

  @Test
  void showsNoByteThatCouldDisturbATerminal() {
    Echo echo = echoOf("a\u001b");
    come(echo, "a\u007f");

    assertEquals("the echo differs: byte 2 is 7f and should be 1b", complaint(echo));
  }

  @Test
  void namesTheFirstByteBeyondTheMessage() {
    Echo inOnePiece = echoOf("Hola!");
    come(inOnePiece, "Hola!!");
    assertEquals(
        "the echo differs: byte 6 is '!' (21), and only 5 were sent", complaint(inOnePiece));

    Echo later = echoOf("Hola!");
    come(later, "Hola!", "xyz");
    assertTrue(later.isTooLong());
    assertEquals("the echo differs: byte 6 is 'x' (78), and only 5 were sent", complaint(later));
  }

  @Test
  void tellsHowFarItCame() {
    Echo echo = echoOf("Hola!");
    come(echo, "Hol");
    echo.ended("the connection ended");

    assertEquals("the echo is not whole: the connection ended after 3 of 5 bytes", complaint(echo));
  }

  @Test
  void tellsBothThatItDiffersAndThatItEnded() {
    Echo echo = echoOf("Hola!");
    come(echo, "Hxl");
    echo.ended("Connection reset");

    assertEquals(
        "the echo differs: byte 2 is 'x' (78) and should be 'o' (6f); Connection reset after 3 of 5 bytes",
        complaint(echo));
  }

  @Test
  void nothingIsTheEchoOfNothing() {
    Echo echo = echoOf("");

    assertTrue(echo.isWhole());
    assertDoesNotThrow(() -> echo.expectRight("the echo"));
  }
}
