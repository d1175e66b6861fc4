package org.socketlab.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reports on jobs that other processes carry out: a job is done when its result is there. */
final class Watching {
  private static final int PAUSE = 300; // ms

  private final List<Job> open;
  private final Engine.Listener listener;

  Watching(List<Job> jobs, Engine.Listener listener) {
    this.open = new ArrayList<>(jobs);
    this.listener = listener;
  }

  /**
   * Watches until the process that runs the jobs ends. A slow process, which learns late that all
   * is done, is ended.
   */
  void until(Process process, boolean isSlow) throws IOException {
    try {
      while (!process.waitFor(PAUSE, TimeUnit.MILLISECONDS)) {
        look();
        if (isSlow && open.isEmpty()) {
          process.destroy();
        }
      }
      look();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Those without a result. */
  List<Job> open() {
    return open;
  }

  private void look() throws IOException {
    for (Job job : List.copyOf(open)) {
      if (Files.exists(job.result())) {
        listener.graded(job, StudentResult.read(job.result()));
        open.remove(job);
      }
    }
  }
}
