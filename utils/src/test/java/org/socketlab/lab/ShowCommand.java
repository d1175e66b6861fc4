package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import org.socketlab.course.Exercise;
import picocli.CommandLine.Parameters;

/** {@code lab show NAME}. */
final class ShowCommand extends LabCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The exercise (default: the one whose program you saved last).")
  private String name;

  ShowCommand() {
    super("lab show", "Shows an exercise's lesson.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    Workbook workbook = Workbook.here();
    Exercise exercise =
        name == null ? workbook.current(progress(workbook)) : workbook.exercise(name);
    Ink ink = new Ink();
    boolean verbatim = false;
    StringBuilder paragraph = new StringBuilder();
    for (String line : (Lesson.of(workbook.root(), exercise) + "\n").split("\n", -1)) {
      boolean fence = line.startsWith("```");
      boolean stands = verbatim || fence || line.startsWith("    ") || line.startsWith("|");
      boolean begins = line.matches("(- |#|[0-9]+\\. ).*");
      if ((line.isBlank() || stands || begins) && paragraph.length() > 0) {
        ink.folded(paragraph.toString()).forEach(out::println);
        paragraph.setLength(0);
      }
      if (fence) {
        verbatim = !verbatim;
      } else if (line.startsWith("#") && !verbatim) {
        out.println(ink.heading(line.replaceFirst("#+ ", "")));
      } else if (stands || line.isBlank()) {
        out.println(verbatim ? "    " + line : line);
      } else {
        paragraph.append(
            line.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replaceAll("\\*\\*|`", ""));
        paragraph.append(' ');
      }
    }
  }
}
