package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class HttpDateTest {
  @Test
  void isWrittenAndReadToTheSecond() {
    assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.text(784111777));
    assertEquals(784111777, HttpDate.parse("Sun, 06 Nov 1994 08:49:37 GMT"));
  }

  @Test
  void isNoneWhereItIsNot() {
    assertEquals(-1, HttpDate.parse("yesterday"));
    assertEquals(-1, HttpDate.parse("Mon, 06 Nov 1994 08:49:37 GMT")); // it was a Sunday
    assertEquals(-1, HttpDate.parse(""));
  }
}
