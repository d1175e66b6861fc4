package org.socketlab.sandbox;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes in a thread that lives as long as this process: a process that bubblewrap asks
 * to die with its parent dies with the thread that started it (prctl(2), PR_SET_PDEATHSIG).
 */
public final class LongLived {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "starter");
            thread.setDaemon(true);
            return thread;
          });

  private LongLived() {}

  /** Starts a process there. */
  public static Process start(ProcessBuilder builder) throws IOException {
    try {
      return THREAD.submit(builder::start).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before the process began", e);
    }
  }
}
