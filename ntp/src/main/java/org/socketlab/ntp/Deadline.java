package org.socketlab.ntp;

import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * The end of a wait. A socket's timeout begins anew with each receive, so that a datagram a second
 * would keep a client waiting for ever: the time left is what each receive may take.
 *
 * @param nanos by the clock that nobody sets, {@link System#nanoTime}
 */
record Deadline(long nanos) {
  /** So many milliseconds from now. */
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
