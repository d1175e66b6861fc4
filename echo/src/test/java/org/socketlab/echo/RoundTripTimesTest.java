package org.socketlab.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RoundTripTimesTest {
  @Test
  void sumsUpWhateverTheOrder() {
    assertEquals(
        "min 12 us, median 15 us, p99 40 us, max 40 us",
        new RoundTripTimes(15, 40, 12, 14, 16).summary());
  }

  @Test
  void oneRoundTripIsAllOfThem() {
    assertEquals("min 7 us, median 7 us, p99 7 us, max 7 us", new RoundTripTimes(7).summary());
  }

  @Test
  void percentilesAreTimesThatWereMeasured() {
    RoundTripTimes times = new RoundTripTimes(LongStream.rangeClosed(1, 200).toArray());

    assertEquals(100, times.percentile(50));
    assertEquals(198, times.percentile(99));
    assertEquals(1, times.percentile(0));
    assertEquals(200, times.percentile(100));
  }

  @Test
  void histogramHasALineForEachDoubling() {
    assertEquals(
        List.of(
            "  8 ..  15 us |########################################| 4",
            " 16 ..  31 us |##########                              | 1",
            " 32 ..  63 us |                                        | 0",
            " 64 .. 127 us |####################                    | 2"),
        new RoundTripTimes(8, 12, 13, 15, 16, 64, 127).histogram());
  }

  @Test
  void histogramShowsEvenTheRarest() {
    long[] times =
        LongStream.concat(LongStream.generate(() -> 9).limit(999), LongStream.of(17)).toArray();

    List<String> lines = new RoundTripTimes(times).histogram();

    assertEquals(" 8 .. 15 us |########################################| 999", lines.get(0));
    assertEquals("16 .. 31 us |#                                       | 1", lines.get(1));
  }

  @Test
  void lessThanAMicrosecondIsATimeToo() {
    assertEquals(
        List.of(
            "0 .. 0 us |########################################| 1",
            "1 .. 1 us |########################################| 1"),
        new RoundTripTimes(0, 1).histogram());
  }
}
