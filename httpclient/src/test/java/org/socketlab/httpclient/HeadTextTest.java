package org.socketlab.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class HeadTextTest {
  static Stream<Arguments> heads() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of("A: b\r\n\r\n", "A: b\n\n"),
        Arguments.of("A: b\nC: d", "A: b\nC: d\n"),
        Arguments.of("A: b\r\n\r", "A: b\n\\r\n"),
        Arguments.of("A:\rb\r\r\n", "A:\\rb\\r\n"),
        Arguments.of("A: \\ \\\\n \\\r\n", "A: \\ \\\\n \\\n"),
        Arguments.of("A: \u001b[2J\0\u007f\t\r\n", "A: \\x1b[2J\\x00\\x7f\\t\n"),
        // UTF-8 is text, and a control character is one in UTF-8, too
        Arguments.of("A: \u00c3\u00b1\r\n", "A: ñ\n"),
        Arguments.of("A: \u00c2\u009b\r\n", "A: \\x9b\n"),
        Arguments.of("A: \u00e2\u0080\u00ae\r\n", "A: \\u{202e}\n"),
        // and what is not is bytes; the next line may be text again
        Arguments.of("A: \u00f1\u009b\u001b\r\nB: \u00c3\u00b1\r\n", "A: \\xf1\\x9b\\x1b\nB: ñ\n"));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void isFitForATerminal(String head, String shown) {
    assertEquals(shown, HeadText.of(head));
  }
}
