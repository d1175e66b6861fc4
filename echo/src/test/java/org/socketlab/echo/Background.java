package org.socketlab.echo;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.socketlab.testing.CheckFailed;

/** A task that runs in parallel with a check. */
final class Background {
  private static final int PATIENCE_SECONDS = 20;

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread thread;

  private Background(String what, Runnable task) {
    thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (RuntimeException | AssertionError e) {
                failure.set(e);
              }
            },
            what);
    thread.setDaemon(true);
  }

  static Background run(String what, Runnable task) {
    Background background = new Background(what, task);
    background.thread.start();
    return background;
  }

  /** Waits for the task's end, and rethrows its failure. */
  void await() {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw new CheckFailed("not done after " + PATIENCE_SECONDS + " s: " + thread.getName());
    }
    if (failure.get() instanceof AssertionError failed) {
      throw failed;
    }
    if (failure.get() instanceof RuntimeException failed) {
      throw failed;
    }
  }
}
