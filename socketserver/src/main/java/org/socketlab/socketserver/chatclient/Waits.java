package org.socketlab.socketserver.chatclient;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses between attempts: each twice as long as the one before, since a server that has just
 * come back would not survive all its clients asking at every moment. Chance takes up to half of
 * each away: clients that lost their server together would otherwise all come back together.
 */
final class Waits {
  private static final int FIRST_MILLIS = 250;

  private final int longestMillis;
  private int next = FIRST_MILLIS;

  /** From 250 ms to that. */
  Waits(int longestMillis) {
    this.longestMillis = longestMillis;
  }

  /** How long to wait now, in milliseconds. */
  int next() {
    int now = next;
    next = Math.min(2 * next, longestMillis);
    return ThreadLocalRandom.current().nextInt(now / 2, now + 1);
  }

  /** An attempt has worked. */
  void startOver() {
    next = FIRST_MILLIS;
  }
}
