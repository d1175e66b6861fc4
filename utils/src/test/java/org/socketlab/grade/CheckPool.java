package org.socketlab.grade;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.socketlab.testing.junit.Finding;
import org.socketlab.testing.junit.Workers;
import org.socketlab.testing.marks.Mark;
import org.socketlab.testing.marks.PlannedCheck;

/**
 * Carries out the checks of all current submissions, some at a time: most of a check is waiting.
 * Checks that only wait have places of their own.
 */
final class CheckPool implements AutoCloseable {
  private static final int AT_A_TIME = 3 * Runtime.getRuntime().availableProcessors();

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
  private final ExecutorService patient = Executors.newFixedThreadPool(AT_A_TIME);
  private final Workers workers;

  /**
   * A pool.
   *
   * @param isProtected whether the programs are shut in
   */
  CheckPool(boolean isProtected) {
    workers = isProtected ? new Workers() : null;
  }

  boolean isProtected() {
    return workers != null;
  }

  /** Carries a check out when there is a place for it. */
  CompletableFuture<Mark> carryOut(PlannedCheck check, Map<String, String> settings) {
    return CompletableFuture.supplyAsync(
        () -> check.pending().after(finding(check, settings)), check.waits() ? patient : threads);
  }

  private Finding finding(PlannedCheck check, Map<String, String> settings) {
    return workers == null ? check.carryOut(settings) : workers.carryOut(check.alone(), settings);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    patient.shutdownNow();
    if (workers != null) {
      workers.close();
    }
  }
}
