package org.socketlab.socketserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends server-04. */
final class EmptyMessageTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void hasNothingBeforeItsLineEnd(String message) {
    assertTrue(Server04OneByOne.isEmpty(message.getBytes(ISO_8859_1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {" \n", "\t\n", "\r", "\0", "\n\n", "x"})
  void hasNoOtherByte(String message) {
    assertFalse(Server04OneByOne.isEmpty(message.getBytes(ISO_8859_1)));
  }
}
