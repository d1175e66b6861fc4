package org.socketlab.testing;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits at a socket for a program, but only while the program runs. */
final class Patience {
  /** How often to look whether the program has ended. */
  private static final int SLICE_MILLIS = 50;

  private Patience() {}

  /** A call that waits at a socket. */
  interface Wait<T> {
    /** Waits that long, more than 0 ms. */
    T forMillis(int millis) throws IOException;
  }

  /**
   * Waits for that many milliseconds, or until the program has ended.
   *
   * @param end how the program has ended, if it has
   * @throws SocketTimeoutException if nothing came in that time
   */
  static <T> T await(int millis, Supplier<Optional<String>> end, Wait<T> wait) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (true) {
      // Asked first: by then, all that the program did before its end has arrived.
      boolean over = end.get().isPresent();
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      try {
        return wait.forMillis(over ? 1 : (int) Math.max(1, Math.min(SLICE_MILLIS, left)));
      } catch (SocketTimeoutException e) {
        if (over || left <= SLICE_MILLIS) {
          throw e;
        }
      }
    }
  }
}
