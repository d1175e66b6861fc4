package org.socketlab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Settings;
import org.socketlab.testing.marks.Checklist;
import org.socketlab.testing.marks.Mark;
import org.socketlab.testing.marks.PlannedCheck;
import org.socketlab.testing.marks.Verdict;
import org.socketlab.tool.Handout;
import org.socketlab.tool.Language;

/**
 * Checks the hand-outs of a module's exercises: the complete program solves the exercise, and the
 * hand-out does not, but runs and says what to do first.
 */
public abstract class HandoutsCalibration {
  private static final int FEWEST_HINTS = 3;

  @TempDir private Path folder;

  private final Path root = Settings.ofSystem().root().toAbsolutePath().normalize();
  private final String module;

  protected HandoutsCalibration(String module) {
    this.module = module;
  }

  @TestFactory
  Stream<DynamicTest> handouts() {
    return Course.of(module).stream()
        .flatMap(
            exercise ->
                Language.ofHandouts().stream()
                    .flatMap(
                        language -> {
                          String name = exercise.name() + " in " + language.word();
                          return Stream.of(
                              DynamicTest.dynamicTest(
                                  name + ": solution", () -> solution(exercise, language)),
                              DynamicTest.dynamicTest(
                                  name + ": hand-out", () -> handout(exercise, language)));
                        }));
  }

  @TestFactory
  Stream<DynamicTest> hints() {
    return Course.of(module).stream()
        .map(exercise -> DynamicTest.dynamicTest(exercise.name(), () -> hints(exercise)));
  }

  private void solution(Exercise exercise, Language language) throws IOException {
    Handout handout = Handout.of(root, exercise, language).orElseThrow();
    if (handout.isSolved()) {
      Map<String, Mark> marks = grade(exercise, language, handout.solution(), "solution");
      List<String> failures = new ArrayList<>();
      marks.values().stream()
          .filter(mark -> mark.verdict() != Verdict.PASSED)
          .forEach(mark -> failures.add(mark.check() + ": " + mark.reason()));
      assertEquals(List.of(), failures);
    }
  }

  private void handout(Exercise exercise, Language language) throws IOException {
    Handout handout = Handout.of(root, exercise, language).orElseThrow();
    String cut = handout.cut();
    for (String mark : List.of(language.mark() + "[", language.mark() + "]")) {
      assertTrue(cut.lines().noneMatch(line -> line.strip().equals(mark)), "a mark is left");
    }
    Hints hints = Hints.of(root, exercise);
    Map<String, Mark> marks = grade(exercise, language, cut, "handout");
    List<String> failed = new ArrayList<>();
    for (Mark mark : marks.values()) {
      assertTrue(mark.verdict() != Verdict.NOT_CARRIED_OUT, mark.check() + ": " + mark.reason());
      boolean forItsOptions = hints.options().contains(mark.check());
      assertTrue(
          forItsOptions || mark.verdict() != Verdict.PASSED, "passes " + mark.check() + " undone");
      if (!forItsOptions) {
        failed.add(mark.check());
      }
    }
    assertEquals(hints.first(), failed.get(0), "the first that fails");
    String story = marks.get(hints.first()).story();
    assertTrue(story.contains("TODO 1"), story);
  }

  private void hints(Exercise exercise) throws IOException {
    Hints hints = Hints.of(root, exercise);
    List<String> names =
        new Checklist(root, exercise).checks().stream().map(PlannedCheck::name).toList();
    for (Map.Entry<String, List<String>> ladder : hints.ladders().entrySet()) {
      assertTrue(ladder.getValue().size() >= FEWEST_HINTS, "few hints: " + ladder.getKey());
      assertTrue(
          ladder.getKey().equals("*") || names.contains(ladder.getKey()),
          "no check " + ladder.getKey());
      for (Language language : Language.ofHandouts()) {
        for (String kept : Handout.of(root, exercise, language).orElseThrow().kept()) {
          boolean given = ladder.getValue().stream().flatMap(String::lines).anyMatch(kept::equals);
          assertFalse(given, "a line of the solution: " + kept);
        }
      }
    }
    assertTrue(hints.ladders().containsKey("*"), "no hints for the whole");
  }

  /** The marks by check, in the checks' order. */
  private Map<String, Mark> grade(Exercise exercise, Language language, String program, String name)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve(exercise.name() + "-" + name + language));
    Workbook workbook = new Workbook(root, place, language, language.command());
    Files.writeString(workbook.program(exercise), program);
    List<PlannedCheck> checks = new Checklist(root, exercise).checks();
    Map<String, Mark> marks = run(workbook, exercise, checks);
    if (name.equals("solution")) { // a machine that stalls for seconds can fail any check
      List<PlannedCheck> again =
          checks.stream()
              .filter(check -> marks.get(check.name()).verdict() != Verdict.PASSED)
              .toList();
      again.forEach(check -> System.out.println("tried again: " + marks.get(check.name())));
      marks.putAll(run(workbook, exercise, again));
    }
    Map<String, Mark> inOrder = new java.util.LinkedHashMap<>();
    checks.forEach(check -> inOrder.put(check.name(), marks.get(check.name())));
    return inOrder;
  }

  private static Map<String, Mark> run(
      Workbook workbook, Exercise exercise, List<PlannedCheck> checks) throws IOException {
    Map<String, Mark> marks = new TreeMap<>();
    // Two programs at a time must not choose the same address.
    int own = workbook.program(exercise).getFileName().toString().hashCode();
    long seed = Settings.ofSystem().seed() + own;
    new Grader(workbook.settings(exercise, Optional.of(seed)))
        .grade(checks, mark -> marks.put(mark.check(), mark));
    return marks;
  }
}
