package org.socketlab.live;

import java.time.Duration;
import java.util.stream.IntStream;

/**
 * How many rows the page takes: all rows of a burst, and of a flood that goes on as many as a
 * reader could look at. Each row costs time that the two programs then lack (bench/wire).
 */
final class RowBudget {
  private static final int BURST = 20_000;
  private static final int PER_SECOND = 1_000;

  /** More rows than two programs on one machine can make between two looks. */
  private static final int MOST = 5_000;

  /** A conversation keeps its latest 20 entries in any case. */
  private static final int LEAST = 24;

  private double left = BURST;
  private int share = MOST;
  private boolean flood;

  /** How many rows each conversation may add until the next look. */
  int share() {
    return share;
  }

  /** Whether rows are left out, so that the page need not look often. */
  boolean isFlood() {
    return flood;
  }

  /**
   * Takes off the rows of one look.
   *
   * @param taken of each conversation
   * @param since how long ago the look before it was
   */
  void spend(int[] taken, Duration since) {
    double earned = PER_SECOND * since.toNanos() / 1e9;
    int sum = IntStream.of(taken).sum();
    left = Math.max(0, Math.min(BURST, left + earned) - sum);
    int busy = (int) IntStream.of(taken).filter(count -> count > 0).count();
    share = left < MOST ? Math.max(LEAST, (int) left / Math.max(1, busy)) : MOST;
    flood = left < MOST && sum > earned / 2;
  }
}
