package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.socketlab.course.Exercise;

/** {@code lab next}. */
final class NextCommand extends LabCommand {
  NextCommand() {
    super("lab next", "Names the exercise that comes next, and its file.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    Workbook workbook = Workbook.here();
    Optional<Exercise> next = workbook.next(progress(workbook));
    if (next.isEmpty()) {
      out.println("all exercises are done");
      return;
    }
    String name = next.get().name();
    out.printf("%s, in %s%n", name, workbook.program(next.get()));
    out.printf("lab show %s tells the lesson, lab check %s what is still wrong%n", name, name);
  }
}
