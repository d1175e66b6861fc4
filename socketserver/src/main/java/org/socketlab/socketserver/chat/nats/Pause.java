package org.socketlab.socketserver.chat.nats;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** Time between two attempts. */
final class Pause {
  private Pause() {}

  /** Waits that many milliseconds. */
  static void millis(long millis) throws InterruptedIOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
