package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Optional;
import org.socketlab.cli.Failure;
import org.socketlab.course.Exercise;
import picocli.CommandLine.Parameters;

/** {@code lab} alone: where you are, and what next. */
final class OverviewCommand extends LabCommand {
  @Parameters(arity = "0..*", hidden = true)
  private String[] words = {};

  OverviewCommand() {
    super(
        "lab",
        "Your folder of programs to write: what is done, what is wrong, what comes next.",
        "lab start [--lang python|java|other] [FOLDER]   writes the folder",
        "lab                  where you are, and what next",
        "lab status           all exercises and their points",
        "lab next             the exercise that comes next",
        "lab show [NAME]      its lesson",
        "lab check [NAME]     runs its checks, tells the first failure's story",
        "lab watch [NAME]     the same, whenever you save",
        "lab hint [NAME]      the next hint, --all the rest",
        "lab run NAME ...     runs your program, with --trace it draws the wire",
        "lab diff NAME        yours beside ours, when yours is done",
        "lab reset NAME       the hand-out anew, yours is kept",
        "",
        "For instructors:",
        "lab grade FOLDER     grades all submissions in it",
        "lab grade-one SUBMISSION RESULT   grades one of them",
        "lab gradescope       writes the zip for Gradescope",
        "",
        "lab COMMAND --help tells more.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    if (words.length > 0) {
      String nearest =
          LabMain.commands().stream()
              .min(Comparator.comparing(other -> Nearness.distance(words[0], other)))
              .orElseThrow();
      throw Failure.usage("there is no command '" + words[0] + "'")
          .hint("did you mean " + nearest + "? lab --help lists them");
    }
    Workbook workbook = Workbook.here();
    Progress progress = progress(workbook);
    Exercise current = workbook.current(progress);
    Standing standing = progress.of(current);
    out.println(workbook.folder());
    if (standing.failed().isEmpty()) {
      out.printf("%s: not checked yet%n", current.name());
    } else {
      out.printf(
          "%s: %d of %d points, fails at %s%n",
          current.name(), standing.points(), current.points(), standing.failed());
    }
    Optional<Exercise> next = workbook.next(progress);
    out.println(
        next.isEmpty()
            ? "all exercises are done"
            : "lab show, lab check, lab watch, lab hint are about "
                + current.name()
                + "; lab status is the map");
  }
}
