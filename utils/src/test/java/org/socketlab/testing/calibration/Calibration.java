package org.socketlab.testing.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;
import org.socketlab.testing.Command;
import org.socketlab.testing.Settings;
import org.socketlab.testing.junit.Checks;

/**
 * Checks the checks: runs an exercise's checks against a program with one known bug, and asserts
 * which of them catch it.
 *
 * <p>The wrong programs of an exercise are one class whose first argument names the bug ({@code
 * NONE} for none), so that each is one line away from a right one.
 */
public final class Calibration {
  private final List<Class<?>> checks = new ArrayList<>();
  private final Class<?> wrongProgram;

  private Calibration(Class<?> checks, Class<?> wrongProgram) {
    this.checks.add(checks);
    this.wrongProgram = wrongProgram;
  }

  /** The checks to check, and the class whose main is the program with the bugs. */
  public static Calibration of(Class<?> checks, Class<?> wrongProgram) {
    return new Calibration(checks, wrongProgram);
  }

  /** Adds another class of checks of the same exercise. */
  public Calibration and(Class<?> moreChecks) {
    checks.add(moreChecks);
    return this;
  }

  /** Asserts that the program without a bug passes every check. */
  public void passesWithoutBug() {
    catches("NONE");
  }

  /**
   * Asserts that exactly these checks, by the names of their methods, fail on the program with that
   * bug.
   *
   * <p>An unexpected result is tried once more, with other random data: a machine that stalls for
   * seconds can fail any check, and with so many programs that does happen. A second wrong result
   * is no accident.
   */
  public void catches(String bug, String... failing) {
    Set<String> expected = new TreeSet<>(Arrays.asList(failing));
    // Each bug has a seed of its own: two programs at a time must not choose the same address.
    long seed = Settings.ofSystem().seed() + bug.hashCode();
    Map<String, String> first = failures(bug, seed);
    if (!first.keySet().equals(expected)) {
      System.out.println("tried again: " + bug + " with -Dlab.seed=" + seed + ": " + first);
      Map<String, String> failures = failures(bug, seed + 1);
      assertEquals(
          expected, failures.keySet(), () -> "checks that fail on " + bug + ": " + failures);
    }
  }

  /** The checks that fail, by their names, and why each does. */
  private Map<String, String> failures(String bug, long seed) {
    String command = Command.line(Command.java(wrongProgram.getName())) + " " + bug + " {program}";
    EngineExecutionResults results =
        Checks.run()
            .selectors(checks.stream().map(DiscoverySelectors::selectClass).toList())
            .configurationParameter("lab.command", command)
            .configurationParameter("lab.seed", Long.toString(seed))
            .execute();
    results.testEvents().assertStatistics(statistics -> statistics.aborted(0).skipped(0));
    Map<String, String> failures = new TreeMap<>();
    results.testEvents().failed().stream()
        .forEach(event -> failures.put(method(event), reason(event)));
    return failures;
  }

  private static String reason(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .map(Throwable::getMessage)
        .orElse("for no reason");
  }

  private static String method(Event event) {
    return event
        .getTestDescriptor()
        .getUniqueId()
        .getLastSegment()
        .getValue()
        .replaceAll("\\(.*", "");
  }
}
