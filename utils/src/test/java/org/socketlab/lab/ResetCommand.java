package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.socketlab.cli.Failure;
import org.socketlab.course.Exercise;
import org.socketlab.tool.Handout;
import picocli.CommandLine.Parameters;

/** {@code lab reset NAME}. */
final class ResetCommand extends LabCommand {
  @Parameters(paramLabel = "NAME", description = "The exercise.")
  private String name;

  ResetCommand() {
    super("lab reset", "Writes an exercise's hand-out anew; your program is kept beside it.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    Workbook workbook = Workbook.here();
    Exercise exercise = workbook.exercise(name);
    Handout handout =
        Handout.of(workbook.root(), exercise, workbook.language())
            .orElseThrow(
                () -> Failure.usage("there are no hand-outs for programs in any language"));
    Path program = workbook.program(exercise);
    if (Files.exists(program)) {
      Path kept = free(program);
      Files.move(program, kept);
      out.printf("your program is now %s%n", kept.getFileName());
    }
    Files.writeString(program, handout.cut());
    out.printf("%s is as it was handed out%n", program.getFileName());
  }

  private static Path free(Path program) {
    for (int i = 1; ; i++) {
      Path kept = program.resolveSibling(program.getFileName() + ".old-" + i);
      if (!Files.exists(kept)) {
        return kept;
      }
    }
  }
}
