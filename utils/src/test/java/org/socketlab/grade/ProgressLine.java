package org.socketlab.grade;

import java.io.PrintStream;
import java.time.Duration;
import org.socketlab.cli.Terminal;

/**
 * The progress of grading, with an estimate of the time left: on a terminal, one line that changes;
 * elsewhere, a line for each student.
 */
final class ProgressLine {
  private final PrintStream out;
  private final int all;
  private final boolean atTerminal = Terminal.isOutput();
  private final long began = System.nanoTime();
  private int done;

  ProgressLine(PrintStream out, int all) {
    this.out = out;
    this.all = all;
  }

  /** Counts a finished student, with this result. */
  void done(String student, String what) {
    done++;
    String where = "[%d of %d%s]".formatted(done, all, left());
    if (atTerminal) {
      String bar = "#".repeat(30 * done / all) + ".".repeat(30 - 30 * done / all);
      out.printf("\r\033[K%s %s %s", bar, where, student);
      if (done == all) {
        out.println();
      }
    } else {
      out.printf("%s: %s  %s%n", student, what, where);
    }
    out.flush();
  }

  private String left() {
    if (done == all) {
      return "";
    }
    long seconds = Math.round((System.nanoTime() - began) / 1e9 / done * (all - done));
    Duration left = Duration.ofSeconds(seconds);
    return seconds < 90
        ? ", about %d s left".formatted(Math.max(1, seconds))
        : ", about %d min left".formatted((left.toSeconds() + 30) / 60);
  }
}
