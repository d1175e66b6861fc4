package org.socketlab.ntp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NtpTimestampTest {
  /** RFC 5905's figure 4 has some of them; its day numbers count from 1900. */
  @ParameterizedTest
  @CsvSource({
    "80000000.00000000, 1968-01-20T03:14:08Z", // the first moment that bit 0 puts into era 0
    "83aa7e80.00000000, 1970-01-01T00:00:00Z",
    "bc17c200.00000000, 2000-01-01T00:00:00Z",
    "eeaac4b4.80000000, 2026-11-20T13:08:04.500Z",
    "ffffffff.00000000, 2036-02-07T06:28:15Z",
    "ffffffff.ffffffff, 2036-02-07T06:28:15.999999999Z",
    "00000000.00000001, 2036-02-07T06:28:16Z", // era 1, a quarter of a nanosecond old
    "00000000.80000000, 2036-02-07T06:28:16.500Z",
    "00000001.00000000, 2036-02-07T06:28:17Z",
    "7fffffff.00000000, 2104-02-26T09:42:23Z"
  })
  void standsForTheMomentOfItsEra(String text, Instant moment) {
    long bits = Long.parseUnsignedLong(text.replace(".", ""), 16);
    assertEquals(moment, new NtpTimestamp(bits).instant());
    assertEquals(text, new NtpTimestamp(bits).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 83aa7e80.00000000",
    "2036-02-07T06:28:16Z, 00000000.00000000",
    "2026-11-20T13:08:04.500Z, eeaac4b4.80000000",
    "2026-11-20T13:08:04.000000001Z, eeaac4b4.00000005"
  })
  void isMadeOfAMoment(Instant moment, String text) {
    assertEquals(text, NtpTimestamp.of(moment).toString());
  }

  @Test
  void bringsEveryNanosecondBack() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      Instant moment = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      if (!moment.isBefore(Instant.parse("1968-01-20T03:14:08Z"))) {
        assertEquals(moment, NtpTimestamp.of(moment).instant());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2036-02-07T06:28:15Z, 2036-02-07T06:28:17Z, 2000000000",
    "2036-02-07T06:28:17Z, 2036-02-07T06:28:15Z, -2000000000",
    "2026-11-20T00:00:00Z, 2026-11-20T00:00:00.000000001Z, 1",
    "1968-01-20T03:14:08Z, 2104-02-26T09:42:23Z, 4294967295000000000"
  })
  void tellsTheTimeBetweenTwoAlsoAcrossTheEras(Instant earlier, Instant later, long nanos) {
    assertEquals(nanos, NtpTimestamp.of(later).nanosSince(NtpTimestamp.of(earlier)));
  }

  @Test
  void zeroMeansThatNoTimeWasTold() {
    assertTrue(NtpTimestamp.ZERO.isZero());
    assertFalse(new NtpTimestamp(1).isZero());
  }
}
