package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.socketlab.lab.Course;
import org.socketlab.lab.Exercise;
import org.socketlab.lab.Verdict;

/**
 * What holds of the marks in every module: each module's tests have one class that extends this
 * one.
 */
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
      for (Method method : graded.getDeclaredMethods()) {
        Check check = method.getAnnotation(Check.class);
        if (check != null) {
          points.merge(graded.getAnnotation(Grades.class).value(), check.points(), Integer::sum);
        }
      }
    }
    assertEquals(expected, points);
  }

  /**
   * In the build's last module: what failed in one that others depend on fails the build here
   * ({@link FailsLater}).
   */
  @Test
  void noCheckOfAnEarlierModuleFailed() {
    Settings settings = Settings.ofSystem();
    if (!settings.isLast()) {
      return;
    }
    List<Exercise> earlier =
        settings.toGrade().stream().filter(exercise -> exercise.module().equals("utils")).toList();
    if (settings.module().equals("utils") || earlier.isEmpty()) {
      return;
    }
    List<String> failed =
        new MarksFolder(settings.root())
            .all(earlier).marks().stream()
                .filter(
                    mark ->
                        mark.verdict() == Verdict.FAILED || mark.verdict() == Verdict.DID_NOT_RUN)
                .map(mark -> mark.exercise() + ": " + mark.title() + ": " + mark.reason())
                .toList();
    assertEquals(List.of(), failed);
  }
}
