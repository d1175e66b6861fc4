package org.socketlab.socketserver.chatclient;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses between attempts (exponential backoff with jitter): each is twice as long as the one
 * before, so that clients do not overload a server that has just come back. A random share of up to
 * half is taken off each pause: otherwise all clients would come back at the same moment.
 */
final class Waits {
  private static final int FIRST_MILLIS = 250;

  private final int longestMillis;
  private int next = FIRST_MILLIS;

  /** Pauses from 250 ms up to that maximum. */
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
