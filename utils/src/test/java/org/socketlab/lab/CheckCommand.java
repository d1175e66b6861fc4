package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.socketlab.cli.Failure;
import org.socketlab.course.Exercise;
import org.socketlab.testing.marks.Checklist;
import org.socketlab.testing.marks.PlannedCheck;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab check [NAME [CHECK]]}. */
final class CheckCommand extends LabCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The exercise (default: the one whose program you saved last).")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CHECK",
      description = "One check alone; it changes no points.")
  private String check;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The random seed: the same seed sends the same data again.")
  private Long seed;

  CheckCommand() {
    super("lab check", "Checks your program, and tells what the first failed check did and saw.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    Watchdog.start();
    Workbook workbook = Workbook.here();
    Progress progress = progress(workbook);
    Exercise exercise = name == null ? workbook.current(progress) : workbook.exercise(name);
    Checking checking = new Checking(workbook, progress, exercise, out);
    if (check != null) {
      if (!checking.one(planned(workbook, exercise), Optional.ofNullable(seed))) {
        throw Failure.of("it does not pass " + check);
      }
      return;
    }
    if (!checking.all(Optional.ofNullable(seed))) {
      throw Failure.of("not done yet").hint("lab hint");
    }
    Optional<Exercise> next = workbook.next(progress);
    out.println(next.isPresent() ? "next: " + next.get().name() : "that was the last one");
  }

  private PlannedCheck planned(Workbook workbook, Exercise exercise) throws IOException {
    Checklist checks = new Checklist(workbook.root(), exercise);
    Optional<PlannedCheck> planned = checks.check(check);
    if (planned.isEmpty()) {
      List<String> names = checks.checks().stream().map(PlannedCheck::name).toList();
      throw Failure.usage(exercise.name() + " has no check '" + check + "'")
          .hint("it has " + String.join(", ", names));
    }
    return planned.get();
  }
}
