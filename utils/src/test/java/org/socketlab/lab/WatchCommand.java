package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.socketlab.cli.Reason;
import org.socketlab.course.Exercise;
import picocli.CommandLine.Parameters;

/**
 * {@code lab watch [NAME]}: checks a program whenever it is saved. Watches the file's time and
 * size, which every file system has; change notifications do not pass through NFS or out of a
 * container.
 */
final class WatchCommand extends LabCommand {
  private static final long LOOK = 100_000_000; // ns between two looks at the files

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The exercise to watch (default: whichever you save).")
  private String name;

  private Checking underWay;
  private Thread thread;

  WatchCommand() {
    super("lab watch", "Checks your programs whenever you save one.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    Watchdog.start();
    Workbook workbook = Workbook.here();
    Progress progress = progress(workbook);
    Exercise only = name == null ? null : workbook.exercise(name);
    Saves saves = new Saves(workbook, only);
    Exercise first = only == null ? workbook.current(progress) : only;
    out.printf(
        "watching %s; Ctrl-C ends it%n",
        only == null ? workbook.folder() : workbook.existing(only));
    check(workbook, progress, first, out);
    while (!stop().requested()) {
      LockSupport.parkNanos(LOOK);
      Optional<Exercise> saved = saves.next();
      if (saved.isPresent()) {
        end();
        out.println();
        check(workbook, progress, saved.get(), out);
      }
    }
  }

  private void check(Workbook workbook, Progress progress, Exercise exercise, PrintStream out) {
    Checking checking = new Checking(workbook, progress, exercise, out);
    underWay = checking;
    thread = new Thread(() -> report(checking, out), "checking");
    thread.setDaemon(true);
    thread.start();
  }

  private void report(Checking checking, PrintStream out) {
    try {
      checking.all(Optional.empty());
    } catch (IOException e) { // such as a program that does not compile
      out.println(e.getMessage() == null ? Reason.of(e) : e.getMessage());
    }
    out.flush();
  }

  /** Ends the checks of the earlier file. */
  private void end() {
    underWay.cancel();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
