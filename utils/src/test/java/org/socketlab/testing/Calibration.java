package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

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

  /** With more checks of the same exercise: for one whose checks are several classes. */
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
   */
  public void catches(String bug, String... failing) {
    assertEquals(new TreeSet<>(Arrays.asList(failing)), failing(bug), "checks that fail on " + bug);
  }

  private Set<String> failing(String bug) {
    String command = quoted(Command.java(wrongProgram.getName())) + " " + bug + " {program}";
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(checks.stream().map(DiscoverySelectors::selectClass).toList())
            .configurationParameter("lab.command", command)
            .execute();
    results.testEvents().assertStatistics(statistics -> statistics.aborted(0).skipped(0));
    return results.testEvents().failed().stream()
        .map(Calibration::method)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String method(Event event) {
    return event
        .getTestDescriptor()
        .getUniqueId()
        .getLastSegment()
        .getValue()
        .replaceAll("\\(.*", "");
  }

  private static String quoted(Iterable<String> words) {
    StringBuilder line = new StringBuilder();
    words.forEach(
        word -> line.append(line.isEmpty() ? "" : " ").append('\'').append(word).append('\''));
    return line.toString();
  }
}
