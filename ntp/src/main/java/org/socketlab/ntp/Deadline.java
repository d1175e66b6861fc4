package org.socketlab.ntp;

import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * The end of a wait. A socket's timeout starts again with each receive, so one datagram a second
 * would keep a client waiting for ever. With a deadline, each receive may take only the time that
 * is left.
 *
 * @param nanos on the monotonic clock, {@link System#nanoTime}
 */
record Deadline(long nanos) {
  /** The deadline that many milliseconds from now. */
  static Deadline in(int millis) {
    return new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /**
   * The time left, in milliseconds, rounded up: never 0, which a socket takes for "for ever".
   *
   * @throws SocketTimeoutException when there is none
   */
  int millisLeft() throws SocketTimeoutException {
    long left = nanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("the time is up");
    }
    return (int) TimeUnit.NANOSECONDS.toMillis(left + 999_999);
  }
}
