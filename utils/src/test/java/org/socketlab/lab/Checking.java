package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.socketlab.course.Exercise;
import org.socketlab.testing.marks.Checklist;
import org.socketlab.testing.marks.Mark;
import org.socketlab.testing.marks.PlannedCheck;
import org.socketlab.testing.marks.Verdict;

/**
 * One run of an exercise's checks, as a student sees it: the story of the first failure at once,
 * and finally the points and the names of the other failed checks.
 */
final class Checking {
  /** How long a failure's story waits for earlier checks. */
  private static final long MOMENT = 700; // ms

  private final Workbook workbook;
  private final Progress progress;
  private final Exercise exercise;
  private final PrintStream out;
  private final Ink ink = new Ink();
  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private Grader grader;
  private boolean cancelled;
  private String told;

  Checking(Workbook workbook, Progress progress, Exercise exercise, PrintStream out) {
    this.workbook = workbook;
    this.progress = progress;
    this.exercise = exercise;
    this.out = out;
  }

  /** Runs all checks, the one that failed last time first, and keeps the points. */
  boolean all(Optional<Long> seed) throws IOException {
    String last = progress.of(exercise).failed();
    List<PlannedCheck> inOrder = new Checklist(workbook.root(), exercise).checks();
    List<PlannedCheck> checks = new ArrayList<>(inOrder);
    inOrder.stream()
        .filter(check -> check.name().equals(last))
        .forEach(
            check -> {
              checks.remove(check);
              checks.add(0, check);
            });
    if (!run(checks, seed)) {
      return false;
    }
    int points = marks.values().stream().mapToInt(Mark::score).sum();
    // The first failure in the file's order, so that a student goes step by step.
    String failed = with(Verdict.FAILED).stream().findFirst().map(Mark::check).orElse("");
    progress.change(exercise, old -> old.after(points, exercise.points(), failed));
    sum(points);
    return points == exercise.points();
  }

  /** Runs one check, which changes no points. */
  boolean one(PlannedCheck check, Optional<Long> seed) throws IOException {
    run(List.of(check), seed);
    Mark mark = marks.get(check.name());
    if (mark.verdict() == Verdict.PASSED) {
      out.printf("%s passes %s: %s%n", exercise.name(), check.name(), mark.title());
    } else if (mark.verdict() == Verdict.NOT_CARRIED_OUT) {
      out.printf("%s could not be carried out: %s%n", check.name(), mark.reason());
    }
    return mark.verdict() == Verdict.PASSED;
  }

  /** Ends the run; nothing more is printed. */
  synchronized void cancel() {
    cancelled = true;
    if (grader != null) {
      grader.cancel();
    }
  }

  /** Returns whether the run came to its end. */
  private boolean run(List<PlannedCheck> checks, Optional<Long> seed) throws IOException {
    out.printf("checking %s ...%n", exercise.name());
    out.flush();
    Grader running = new Grader(workbook.settings(exercise, seed));
    synchronized (this) {
      if (cancelled) {
        return false;
      }
      checks.forEach(check -> marks.put(check.name(), check.pending()));
      grader = running;
    }
    running.grade(checks, this::found);
    synchronized (this) {
      tell(true);
      return !cancelled;
    }
  }

  private synchronized void found(Mark mark) {
    marks.put(mark.check(), mark);
    if (mark.verdict() == Verdict.FAILED && told == null) {
      tell(false);
      CompletableFuture.delayedExecutor(MOMENT, TimeUnit.MILLISECONDS).execute(() -> tell(true));
    } else {
      tell(false);
    }
  }

  /** Tells the first failure's story, if there is one and no earlier check is open. */
  private synchronized void tell(boolean whatever) {
    if (told != null || cancelled) {
      return;
    }
    for (Mark mark : marks.values()) {
      if (mark.verdict() == Verdict.FAILED) {
        told = mark.check();
        String story = mark.story().isEmpty() ? mark.reason() : mark.story().strip();
        out.println();
        story.lines().flatMap(line -> ink.told(line).stream()).forEach(out::println);
        out.println();
        out.flush();
        return;
      }
      if (mark.verdict() == Verdict.DID_NOT_RUN && !whatever) {
        return;
      }
    }
  }

  private void sum(int points) {
    for (Mark mark : with(Verdict.NOT_CARRIED_OUT)) {
      out.printf("could not be carried out here: %s: %s%n", mark.check(), mark.reason());
    }
    String others =
        with(Verdict.FAILED).stream()
            .map(Mark::check)
            .filter(check -> !check.equals(told))
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      out.println("these fail, too: " + others);
    }
    out.println(ink.verdict(exercise.name(), points, exercise.points()));
  }

  private List<Mark> with(Verdict verdict) {
    return marks.values().stream().filter(mark -> mark.verdict() == verdict).toList();
  }
}
