package org.socketlab.echo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long round trips took: a few percentiles and a histogram.
 *
 * <p>The mean is missing: one slow round trip moves the mean so far that it describes none of them.
 *
 * @param micros the times in microseconds, from the shortest to the longest; at least one
 */
record RoundTripTimes(long... micros) {
  private static final int WIDEST_BAR = 40;

  RoundTripTimes {
    micros = micros.clone();
    Arrays.sort(micros);
  }

  /**
   * The time that this percentage of the round trips stayed within: a measured time, chosen by its
   * rank.
   */
  long percentile(int percent) {
    int rank = (int) ceiling((long) percent * micros.length, 100);
    return micros[Math.max(rank, 1) - 1];
  }

  /** {@code min 12 us, median 15 us, p99 20 us, max 40 us}. */
  String summary() {
    return "min %d us, median %d us, p99 %d us, max %d us"
        .formatted(percentile(0), percentile(50), percentile(99), percentile(100));
  }

  /**
   * A line for each doubling of the time, from the shortest to the longest, with a bar:
   *
   * <pre>
   *    8 ..    15 us |########################################| 7
   *   16 ..    31 us |#################                       | 3
   * </pre>
   */
  List<String> histogram() {
    int first = bits(micros[0]);
    int last = bits(micros[micros.length - 1]);
    int[] counts = new int[last - first + 1];
    for (long time : micros) {
      counts[bits(time) - first]++;
    }
    int most = Arrays.stream(counts).max().orElseThrow();
    int width = String.valueOf((1L << last) - 1).length();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      long from = first + i == 0 ? 0 : 1L << (first + i - 1);
      long to = (1L << (first + i)) - 1;
      // Rounded up, so that every time that occurred is visible.
      String bar = "#".repeat((int) ceiling((long) counts[i] * WIDEST_BAR, most));
      lines.add(
          ("%" + width + "d .. %" + width + "d us |%-" + WIDEST_BAR + "s| %d")
              .formatted(from, to, bar, counts[i]));
    }
    return lines;
  }

  private static long ceiling(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** The number of bits of the time: the same for all from 8 to 15. */
  private static int bits(long micros) {
    return Long.SIZE - Long.numberOfLeadingZeros(micros);
  }
}
