package org.socketlab.testing.marks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Settings;
import org.socketlab.testing.junit.CheckExtension;

/**
 * Collects the marks of {@code mvn test}. All checks are written down as "did not run" before the
 * first one starts, and each one's mark as soon as it is known: a check that crashes or hangs later
 * loses no other marks, and earns nothing.
 */
public final class MarksListener implements TestExecutionListener {
  private final Settings settings;
  private final PrintStream out;
  private final MarksFolder folder;
  private final List<String> failures = new ArrayList<>();
  private final Map<String, Mark> marks = new LinkedHashMap<>();

  /** The listener that JUnit creates in each module (META-INF/services). */
  public MarksListener() {
    this(Settings.ofSystem(), System.out);
  }

  MarksListener(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
    this.folder = new MarksFolder(settings.root());
  }

  @Override
  public synchronized void testPlanExecutionStarted(TestPlan plan) {
    for (TestIdentifier root : plan.getRoots()) {
      plan.getDescendants(root).forEach(test -> check(test).ifPresent(this::expect));
    }
    expectWhatIsMissing();
    // A module that is built along records that later modules are still to come: a module that does
    // not compile never comes.
    if (!marks.isEmpty() || settings.isBuiltAlong() && !settings.toGrade().isEmpty()) {
      write();
    }
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Throwable thrown = result.getThrowable().orElse(null);
    Throwable failure = thrown instanceof FailsLater ? thrown.getCause() : thrown;
    Mark mark = check(test).map(MarksListener::id).map(marks::get).orElse(null);
    if (mark != null) {
      marks.put(id(mark), after(mark, result.getStatus(), failure));
      write();
    } else if (thrown instanceof FailsLater) {
      failure.printStackTrace(out);
      failures.add(test.getDisplayName() + ": " + failure.getMessage());
      folder.putFailures(settings.module(), failures);
    }
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    if (marks.isEmpty() && folder.isEmpty()) {
      return; // no checks in this run, but unit tests
    }
    if (settings.isLast()) {
      out.printf("%n%s%n", MarksTable.of(folder.all(settings.toGrade())));
      out.println(
          "The story of each failure, with pictures: target/grade/report.html; as text: report.md; for a machine:"
              + " results.json");
    } else if (!marks.isEmpty()) {
      // A module that does not compile prints nothing, even as the last: so each module prints what
      // is known.
      List<Exercise> toGrade = settings.toGrade();
      out.printf("%n%s", MarksTable.of(folder.all(toGrade), folder.toCome(toGrade)));
    }
  }

  private void expect(MethodSource source) {
    Exercise exercise = CheckExtension.exercise(source.getJavaClass());
    String method = source.getMethodName();
    if (settings.selects(exercise, method)) {
      Check check = source.getJavaMethod().getAnnotation(Check.class);
      Mark mark = Mark.pending(exercise.name(), method, check.value(), check.points());
      marks.put(id(mark), mark);
    }
  }

  /** A missing check earns as much as one that does not run: none of its points. */
  private void expectWhatIsMissing() {
    for (Exercise exercise : settings.toGrade()) {
      int expected =
          marks.values().stream()
              .filter(mark -> mark.exercise().equals(exercise.name()))
              .mapToInt(Mark::points)
              .sum();
      if (expected > 0 && expected < exercise.points() && settings.check().isEmpty()) {
        Mark mark =
            Mark.pending(
                exercise.name(), "missing", "has more checks", exercise.points() - expected);
        marks.put(id(mark), mark);
      }
    }
  }

  private Mark after(Mark mark, TestExecutionResult.Status status, Throwable failure) {
    Mark found = mark.after(status, failure);
    if (failure instanceof CheckFailed) {
      out.printf("%n%s%n", found.story());
    } else if (!found.verdict().isFinal()) {
      out.printf(
          "%n%s: %s%n  could not be carried out: %s%n",
          mark.exercise(), mark.title(), found.reason());
    }
    return found;
  }

  private void write() {
    folder.put(settings.module(), marks.values(), settings.toGrade());
  }

  /** The check's class and method, where the test is a check. */
  private static Optional<MethodSource> check(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .filter(source -> source.getJavaMethod().isAnnotationPresent(Check.class));
  }

  private static String id(MethodSource source) {
    return CheckExtension.exercise(source.getJavaClass()).name() + "." + source.getMethodName();
  }

  private static String id(Mark mark) {
    return mark.exercise() + "." + mark.check();
  }
}
