package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.socketlab.cli.Failure;
import org.socketlab.course.Exercise;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab hint [NAME]}. */
final class HintCommand extends LabCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The exercise (default: the one whose program you saved last).")
  private String name;

  @Option(names = "--all", description = "Give all hints that are left.")
  private boolean all;

  HintCommand() {
    super("lab hint", "Gives the next hint for what failed last: the idea, the call, the shape.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    Workbook workbook = Workbook.here();
    Progress progress = progress(workbook);
    Exercise exercise = name == null ? workbook.current(progress) : workbook.exercise(name);
    Standing standing = progress.of(exercise);
    List<String> ladder = Hints.of(workbook.root(), exercise).about(standing.failed());
    int taken = Math.min(standing.hints(), ladder.size());
    if (taken == ladder.size()) {
      throw Failure.of("all %d hints for %s are given".formatted(taken, about(standing)))
          .hint("lab show " + exercise.name() + " has the lesson; hints change with what fails");
    }
    int last = all ? ladder.size() : taken + 1;
    for (int i = taken; i < last; i++) {
      out.printf("%s: hint %d of %d%n", about(standing), i + 1, ladder.size());
      ladder.get(i).lines().flatMap(line -> new Ink().folded(line).stream()).forEach(out::println);
      out.println();
    }
    progress.change(exercise, old -> old.withHints(last));
  }

  private static String about(Standing standing) {
    return standing.failed().isEmpty()
        ? standing.exercise()
        : standing.exercise() + ", " + standing.failed();
  }
}
