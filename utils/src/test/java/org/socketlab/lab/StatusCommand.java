package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;

/** {@code lab status}: a map of the course. */
final class StatusCommand extends LabCommand {
  StatusCommand() {
    super("lab status", "Lists the exercises: points, and what each needs first.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    Workbook workbook = Workbook.here();
    Progress progress = progress(workbook);
    String module = "";
    int points = 0;
    int done = 0;
    List<Exercise> exercises = Course.exercises();
    for (Exercise exercise : exercises) {
      if (!exercise.module().equals(module)) {
        module = exercise.module();
        out.println(new Ink().heading(module));
      }
      Standing standing = progress.of(exercise);
      points += standing.points();
      done += standing.isDone() ? 1 : 0;
      out.println(line(workbook, progress, standing, exercise));
    }
    int worth = exercises.stream().mapToInt(Exercise::points).sum();
    out.printf("%d of %d done, %d of %d points%n", done, exercises.size(), points, worth);
  }

  private static String line(
      Workbook workbook, Progress progress, Standing standing, Exercise exercise)
      throws IOException {
    String state = standing.isDone() ? "done" : "";
    if (!standing.isDone() && !standing.failed().isEmpty()) {
      state = "fails at " + standing.failed();
    } else if (!standing.isDone()) {
      String missing =
          workbook.missing(exercise, progress).stream()
              .map(Exercise::name)
              .collect(Collectors.joining(", "));
      state = missing.isEmpty() ? "" : "needs " + missing;
    }
    return "  %-11s %2d/%2d  %s"
        .formatted(exercise.name(), standing.points(), exercise.points(), state)
        .stripTrailing();
  }
}
