package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.socketlab.cli.Failure;
import org.socketlab.course.Exercise;
import org.socketlab.tool.Handout;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab diff NAME}. */
final class DiffCommand extends LabCommand {
  @Parameters(paramLabel = "NAME", description = "The exercise.")
  private String name;

  @Option(names = "--spoil", description = "Show it before yours has all points, too.")
  private boolean spoil;

  DiffCommand() {
    super("lab diff", "Shows your program beside the course's, once yours has all points.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    Workbook workbook = Workbook.here();
    Exercise exercise = workbook.exercise(name);
    Path program = workbook.existing(exercise);
    if (!spoil && !progress(workbook).of(exercise).isDone()) {
      throw Failure.of("your %s has not all points yet".formatted(exercise.name()))
          .hint("lab check " + exercise.name() + "; or use --spoil to see ours now");
    }
    Handout ours =
        Handout.of(workbook.root(), exercise, workbook.language())
            .filter(Handout::isSolved)
            .orElseThrow(
                () ->
                    Failure.of("there is no program of ours for it in this language")
                        .hint("the course's own is in %s/src/main".formatted(exercise.module())));
    Path folder = Files.createTempDirectory("lab-");
    Path solution = folder.resolve("ours-" + program.getFileName());
    try {
      Files.writeString(solution, ours.solution());
      diff(program, solution, out);
    } finally {
      Files.deleteIfExists(solution);
      Files.deleteIfExists(folder);
    }
  }

  private static void diff(Path yours, Path ours, PrintStream out) throws IOException {
    Process diff =
        new ProcessBuilder(
                "diff", "-u", "--label", "yours", "--label", "ours", "" + yours, "" + ours)
            .redirectErrorStream(true)
            .start();
    out.print(new String(diff.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }
}
