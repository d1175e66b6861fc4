package org.socketlab.socketserver.chat.client;

/**
 * The pauses between attempts: each twice as long as the one before, since a server that has just
 * come back would not survive all its clients asking at every moment.
 */
final class Waits {
  private static final int FIRST_MILLIS = 250;
  private static final int LONGEST_MILLIS = 4000;

  private int next = FIRST_MILLIS;

  /** How long to wait now, in milliseconds. */
  int next() {
    int now = next;
    next = Math.min(2 * next, LONGEST_MILLIS);
    return now;
  }

  /** An attempt has worked. */
  void startOver() {
    next = FIRST_MILLIS;
  }
}
