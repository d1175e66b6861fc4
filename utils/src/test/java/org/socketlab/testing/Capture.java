package org.socketlab.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.socketlab.sandbox.Bounds;

/** Collects a stream as it comes, so that a program never blocks on a full pipe. */
final class Capture {
  private static final int MOST = Bounds.OUTPUT;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int taken;
  private boolean ended;

  Capture(InputStream in) {
    Thread thread = new Thread(() -> collect(in), "capture");
    thread.setDaemon(true);
    thread.start();
  }

  private void collect(InputStream in) {
    byte[] buffer = new byte[8192];
    try (in) {
      for (int n; (n = in.read(buffer)) >= 0; ) {
        synchronized (this) {
          if (bytes.size() < MOST) {
            bytes.write(buffer, 0, n);
          }
          notifyAll();
        }
      }
    } catch (IOException e) {
      // The program was killed, and its pipe closed: no more bytes will come.
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  synchronized byte[] all() {
    return bytes.toByteArray();
  }

  /** The next complete line, or the unfinished last one; null when there is none in time. */
  synchronized String line(int seconds) {
    await(seconds, () -> lineEnd() >= 0);
    byte[] all = bytes.toByteArray();
    int end = lineEnd() < 0 ? all.length : lineEnd();
    if (end == taken && lineEnd() < 0) {
      return null;
    }
    if (lineEnd() < 0 && !ended) {
      return null;
    }
    String line = new String(all, taken, end - taken, StandardCharsets.UTF_8);
    taken = Math.min(end + 1, all.length);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  synchronized byte[] rest(int seconds) {
    if (!await(seconds, () -> false)) {
      return null;
    }
    byte[] all = bytes.toByteArray();
    byte[] rest = Arrays.copyOfRange(all, taken, all.length);
    taken = all.length;
    return rest;
  }

  synchronized boolean isFull() {
    return bytes.size() >= MOST;
  }

  synchronized boolean isEmpty() {
    return bytes.size() == 0;
  }

  /** Whether the stream has ended; its process may live on, for a moment at least. */
  synchronized boolean hasEnded() {
    return ended;
  }

  synchronized void awaitEnd(int seconds) {
    await(seconds, () -> false);
  }

  /** Whether the output so far matches, or does so within that time. */
  synchronized boolean shows(Predicate<String> wanted, int millis) {
    BooleanSupplier shown = () -> wanted.test(bytes.toString(StandardCharsets.UTF_8));
    awaitMillis(millis, shown);
    return shown.getAsBoolean();
  }

  private int lineEnd() {
    byte[] all = bytes.toByteArray();
    for (int i = taken; i < all.length; i++) {
      if (all[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Waits until the condition holds or the stream has ended; false when neither came in time. */
  private boolean await(int seconds, BooleanSupplier condition) {
    return awaitMillis(1000 * seconds, condition);
  }

  private boolean awaitMillis(int most, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(most);
    while (!ended && !condition.getAsBoolean()) {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (millis <= 0) {
        return false;
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
