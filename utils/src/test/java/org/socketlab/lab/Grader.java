package org.socketlab.lab;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.socketlab.testing.Family;
import org.socketlab.testing.junit.Finding;
import org.socketlab.testing.marks.Mark;
import org.socketlab.testing.marks.PlannedCheck;

/**
 * Carries out checks without Maven, several at a time: most of a check is waiting. Checks begin in
 * the given order, except those that only wait, for half a minute, which all begin at once. A mark
 * is reported as soon as it is known.
 */
final class Grader {
  /** Measured with all exercises on two cores: 4 at a time take a fifth longer, 16 no less. */
  private static final int AT_A_TIME = 12;

  private final Map<String, String> settings;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
  private final ExecutorService patient = Executors.newCachedThreadPool();
  private volatile boolean cancelled;

  /**
   * A run of checks.
   *
   * @param settings the kit's settings, such as {@code lab.command}
   */
  Grader(Map<String, String> settings) {
    this.settings = settings;
  }

  /**
   * Carries the checks out, and returns when all are done or the run is cancelled.
   *
   * @param found told each mark, by one thread at a time; none of a cancelled run
   */
  void grade(List<PlannedCheck> checks, Consumer<Mark> found) {
    for (PlannedCheck check : checks) {
      (check.waits() ? patient : threads).execute(() -> carryOut(check, found));
    }
    threads.shutdown();
    patient.shutdown();
    try {
      while (!threads.awaitTermination(20, TimeUnit.MILLISECONDS)
          || !patient.awaitTermination(20, TimeUnit.MILLISECONDS)) {
        if (cancelled) {
          endChildren(); // including those that began since the last look
        }
      }
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the run: no further check begins, and the programs under test are ended. */
  void cancel() {
    cancelled = true;
    endChildren();
  }

  private void carryOut(PlannedCheck check, Consumer<Mark> found) {
    if (cancelled) {
      return;
    }
    Finding finding = check.carryOut(settings);
    synchronized (this) {
      if (!cancelled) {
        found.accept(check.pending().after(finding));
      }
    }
  }

  private static void endChildren() {
    ProcessHandle.allProcesses().filter(Family::isOurs).forEach(ProcessHandle::destroyForcibly);
  }
}
