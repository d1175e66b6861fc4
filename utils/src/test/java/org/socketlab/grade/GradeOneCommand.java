package org.socketlab.grade;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.socketlab.tool.ToolCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code lab grade-one SUBMISSION RESULT}: the job that any engine can run, as often as it likes.
 */
public final class GradeOneCommand extends ToolCommand {
  @Parameters(index = "0", paramLabel = "SUBMISSION", description = "A folder or a zip.")
  private Path submission;

  @Parameters(
      index = "1",
      paramLabel = "RESULT",
      description = "The file to write, renamed into place when it is whole.")
  private Path result;

  @Option(
      names = "--student",
      paramLabel = "NAME",
      description = "Whose it is (default: the submission's name).")
  private String student;

  @Option(names = "--again", description = "Grades it again where there is a result already.")
  private boolean again;

  @Mixin private GradingOptions options;

  public GradeOneCommand() {
    super("lab grade-one", "Grades one submission, and writes its results.json.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    String name = student != null ? student : submission.toAbsolutePath().getFileName().toString();
    Path file = result.toAbsolutePath();
    if (!again && Files.exists(file)) {
      out.println(name + ": graded already");
      return;
    }
    Submission one = new Submission(name, "", submission.toAbsolutePath(), name);
    boolean isProtected = options.isProtected();
    Plan plan = options.plan();
    try (CheckPool pool = new CheckPool(isProtected)) {
      StudentResult graded =
          new StudentGrading(plan, pool)
              .grade(one, options.seedOr(new Random().nextInt(1_000_000)));
      graded.write(file, options.visibility());
      out.printf("%s: %s%n", name, graded.inWords());
    }
  }
}
