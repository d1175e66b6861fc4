package org.socketlab.ntp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportTest {
  @ParameterizedTest
  @CsvSource({
    "0, +0.000000",
    "499, +0.000000",
    "500, +0.000001",
    "-499, +0.000000", // never -0.000000
    "-500, -0.000001",
    "12345, +0.000012",
    "-1500000000, -1.500000",
    "4294967295000000000, +4294967295.000000"
  })
  void anOffsetHasItsSign(long nanos, String text) {
    assertEquals(text, Report.signed(nanos));
  }

  @ParameterizedTest
  @CsvSource({"34000, 0.000034", "-499, 0.000000", "-34000, -0.000034"})
  void aDelayHasOneOnlyIfItIsNegative(long nanos, String text) {
    assertEquals(text, Report.seconds(nanos).toPlainString());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T10:14:00Z, 2026-11-20T10:14:00.000000Z",
    "2026-11-20T10:14:00.123456999Z, 2026-11-20T10:14:00.123456Z",
    "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999999Z"
  })
  void timeIsCut(Instant time, String text) {
    assertEquals(text, Report.time(time));
  }
}
