package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"
      })
  void isReadInAllThreeForms(String text) {
    assertEquals(Instant.parse("1994-11-06T08:49:37Z"), HttpDate.parse(text));
  }

  @Test
  void isWrittenToTheSecond() {
    assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.text(784111777));
  }

  @ParameterizedTest
  @CsvSource({
    "01-Jan-21, 2026-11-20T00:00:00Z, 2021",
    "01-Jan-76, 2026-11-20T00:00:00Z, 2076",
    "20-Nov-76, 2026-11-20T00:00:00Z, 2076",
    "21-Nov-76, 2026-11-20T00:00:00Z, 1976",
    "01-Jan-99, 2026-11-20T00:00:00Z, 1999",
    "01-Jan-10, 2070-11-20T00:00:00Z, 2110",
    "01-Jan-30, 2070-11-20T00:00:00Z, 2030"
  })
  void twoDigitsMeanAYearThatIsAtMost50YearsAhead(String date, Instant now, int year) {
    Instant read = HttpDate.ofTwoDigits(date + " 00:00:00 GMT", now);
    assertEquals(String.valueOf(year), read.toString().substring(0, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "Mon, 06 Nov 1994 08:49:37 GMT", // it was a Sunday
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Sun, 06-Nov-94 08:49:37 GMT",
        "Someday, 06-Nov-94 08:49:37 GMT",
        "Sunday, 06-Nov-1994 08:49:37 GMT",
        "Sun Nov 6 08:49:37 1994",
        "Sun Nov  6 08:49:37 1994 GMT"
      })
  void isNoneWhereItIsNot(String text) {
    assertNull(HttpDate.parse(text));
  }
}
