package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-9, 0, 9",
    "bytes=3-, 3, 9",
    "bytes=-3, 7, 9",
    "bytes=-30, 0, 9",
    "bytes=3-99999999999999999999999, 3, 9",
    "BYTES=1-2, 1, 2"
  })
  void isWithinTenBytes(String field, long first, long last) {
    assertEquals(new ByteRange(first, last), ByteRange.parse(field, 10));
  }

  @Test
  void isEmptyBeyondTheEnd() {
    assertTrue(ByteRange.parse("bytes=10-", 10).isEmpty());
    assertTrue(ByteRange.parse("bytes=99999999999999999999-", 10).isEmpty());
    assertTrue(ByteRange.parse("bytes=-0", 10).isEmpty());
    assertTrue(ByteRange.parse("bytes=0-", 0).isEmpty());
    assertTrue(ByteRange.parse("bytes=-0", 0).isEmpty());
  }

  @Test
  void isIgnoredWhereItIsAllOfNothing() {
    assertNull(ByteRange.parse("bytes=-5", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=a-b",
        "lines=1-2",
        "bytes=0-1,3-4",
        "bytes=0-1 x"
      })
  void isIgnoredWhereItIsNone(String field) {
    assertNull(ByteRange.parse(field, 10));
  }
}
