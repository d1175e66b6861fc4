package org.socketlab.testing.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.commons.support.HierarchyTraversalMode.TOP_DOWN;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Check;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Settings;
import org.socketlab.testing.junit.CheckExtension;

/** Tests of every module's marks: each module's tests have one class that extends this one. */
public abstract class MarksTest {
  private static final Pattern NAME = Pattern.compile("(?m)^  ([a-z0-9-]+)  +\\S");

  private final String module;
  private final List<Class<?>> checks;

  /** With the module's name and its classes of checks. */
  protected MarksTest(String module, Class<?>... checks) {
    this.module = module;
    this.checks = List.of(checks);
  }

  @Test
  void pointsOfTheChecksAddUpToThoseOfTheCourse() {
    Map<String, Integer> expected = new TreeMap<>();
    Course.of(module).forEach(exercise -> expected.put(exercise.name(), exercise.points()));

    Map<String, Integer> points = new TreeMap<>();
    for (Class<?> graded : checks) {
      for (Method method : checksOf(graded)) {
        int worth = method.getAnnotation(Check.class).points();
        points.merge(graded.getAnnotation(Grades.class).value(), worth, Integer::sum);
      }
    }
    assertEquals(expected, points);
  }

  /** So that a student who has read only CONTRACT.md can get full marks. */
  @Test
  void eachCheckQuotesTheContract() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    Contract contract = Contract.of(Settings.ofSystem().root(), module);
    for (Class<?> graded : checks) {
      for (Method check : checksOf(graded)) {
        List<String> quotes = List.of(check.getAnnotation(Check.class).contract());
        String name = graded.getSimpleName() + "." + check.getName();
        contract.misquoted(quotes).forEach(quote -> wrong.put(name, quote));
        if (quotes.isEmpty()) {
          wrong.put(name, "quotes nothing");
        }
      }
    }
    assertEquals(Map.of(), wrong, "these words are not in CONTRACT.md's part about " + module);
  }

  /** Each sentence of the contract that no check quotes has a reason in contract-unchecked.txt. */
  @Test
  void eachSentenceOfTheContractIsChecked() throws IOException {
    List<String> quotes = new ArrayList<>();
    checks.forEach(
        graded ->
            checksOf(graded)
                .forEach(
                    check -> quotes.addAll(List.of(check.getAnnotation(Check.class).contract()))));
    Contract contract = Contract.of(Settings.ofSystem().root(), module);
    List<String> excused =
        unchecked().stream().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList();
    assertEquals(List.of(), contract.misquoted(excused), "excused, but not in CONTRACT.md");
    List<String> both = new ArrayList<>(contract.unquoted(quotes));
    List<String> needless =
        excused.stream().filter(line -> both.stream().noneMatch(line::contains)).toList();
    assertEquals(List.of(), needless, "excused, but a check quotes it");
    both.removeIf(sentence -> excused.stream().anyMatch(line -> line.contains(sentence)));
    assertEquals(List.of(), both, "no check quotes these sentences, and no reason says why");
  }

  /** The lines of the module's contract-unchecked.txt: a reason after "# ", then sentences. */
  private List<String> unchecked() throws IOException {
    try (InputStream file =
        getClass().getResourceAsStream("/contract-unchecked-%s.txt".formatted(module))) {
      return file == null
          ? null
          : new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(Contract::fold)
              .toList();
    }
  }

  /** A misspelt choice chooses nothing, and a run without checks must not look like a success. */
  @Test
  void whatWasChosenIsThere() {
    Settings settings = Settings.ofSystem();
    settings.seed();
    settings
        .exercise()
        .map(Course::exercise)
        .filter(exercise -> exercise.module().equals(module))
        .flatMap(exercise -> settings.check())
        .ifPresent(
            check ->
                assertTrue(
                    checks.stream()
                        .filter(graded -> settings.selects(CheckExtension.exercise(graded), check))
                        .flatMap(graded -> checksOf(graded).stream())
                        .anyMatch(method -> method.getName().equals(check)),
                    "no check '" + check + "' in that exercise"));
  }

  /**
   * In the build's last module, a failure in the module that the others depend on fails the build
   * ({@link FailsLater}).
   */
  @Test
  void nothingFailedInTheModuleThatAllDependOn() {
    Settings settings = Settings.ofSystem();
    if (!settings.isLast() || settings.module().equals("utils")) {
      return;
    }
    MarksFolder folder = new MarksFolder(settings.root());
    List<Exercise> exercises =
        settings.toGrade().stream().filter(exercise -> exercise.module().equals("utils")).toList();
    List<String> failed = new ArrayList<>(folder.failures("utils"));
    folder.all(exercises).marks().stream()
        .filter(mark -> mark.verdict() == Verdict.FAILED || mark.verdict() == Verdict.DID_NOT_RUN)
        .map(mark -> mark.exercise() + ": " + mark.title() + ": " + mark.reason())
        .forEach(failed::add);
    assertEquals(List.of(), failed);
  }

  private static List<Method> checksOf(Class<?> graded) {
    return AnnotationSupport.findAnnotatedMethods(graded, Check.class, TOP_DOWN);
  }
}
