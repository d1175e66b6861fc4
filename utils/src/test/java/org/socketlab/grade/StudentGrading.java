package org.socketlab.grade;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.socketlab.course.Exercise;
import org.socketlab.sandbox.StagedFolder;
import org.socketlab.testing.marks.Mark;
import org.socketlab.testing.marks.PlannedCheck;
import org.socketlab.testing.marks.Verdict;

/** Grades submissions, one call each; calls may overlap, and share a pool for the checks. */
final class StudentGrading {
  private final Plan plan;
  private final CheckPool pool;

  StudentGrading(Plan plan, CheckPool pool) {
    this.plan = plan;
    this.pool = pool;
  }

  /** Grades one. */
  StudentResult grade(Submission submission, long seed) throws IOException {
    Instant began = Instant.now();
    long from = System.nanoTime();
    try (Staging staging = new Staging(submission)) {
      List<String> notes = new ArrayList<>(staging.notes());
      List<Mark> marks = marks(staging, seed, notes);
      return result(submission, staging.fingerprint(), seed, began, from, notes, "", marks);
    } catch (StagedFolder.Refused e) {
      List<Mark> none =
          plan.checks().stream()
              .map(PlannedCheck::pending)
              .map(mark -> mark.with(Verdict.FAILED, "the submission " + e.getMessage(), ""))
              .toList();
      return result(submission, "", seed, began, from, List.of(), e.getMessage(), none);
    }
  }

  private StudentResult result(
      Submission submission,
      String fingerprint,
      long seed,
      Instant began,
      long from,
      List<String> notes,
      String refusal,
      List<Mark> marks) {
    return new StudentResult(
        submission.student(),
        fingerprint,
        seed,
        pool.isProtected() ? "bubblewrap" : StudentResult.NOT_ISOLATED,
        began.truncatedTo(ChronoUnit.SECONDS).toString(),
        Math.round((System.nanoTime() - from) / 1e8) / 10.0,
        notes,
        refusal,
        marks);
  }

  private List<Mark> marks(Staging staging, long seed, List<String> notes) throws IOException {
    Programs programs = new Programs(staging, plan.exercises(), new Compiler(pool.isProtected()));
    List<CompletableFuture<Mark>> marks = new ArrayList<>();
    List<CompletableFuture<Mark>> again = new ArrayList<>();
    for (PlannedCheck check : plan.checks()) {
      Optional<String> missing = programs.missing(check.exercise());
      if (missing.isPresent()) {
        Mark mark = check.pending().with(Verdict.FAILED, missing.get(), "");
        marks.add(CompletableFuture.completedFuture(mark));
        again.add(marks.get(marks.size() - 1));
      } else {
        Map<String, String> settings = settings(staging, programs, check.exercise(), seed);
        marks.add(pool.carryOut(check, settings));
        again.add(plan.twice() ? pool.carryOut(check, settings) : marks.get(marks.size() - 1));
      }
    }
    List<Mark> all = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i).join();
      Mark other = again.get(i).join();
      all.add(mark);
      if (mark.verdict() != other.verdict()) {
        notes.add(
            "differs: %s %s: %s, then %s"
                .formatted(mark.exercise(), mark.check(), mark.verdict(), other.verdict()));
      }
    }
    return all;
  }

  private Map<String, String> settings(
      Staging staging, Programs programs, Exercise exercise, long seed) {
    Map<String, String> settings = new HashMap<>();
    settings.put("lab.root", staging.folder().toString());
    settings.put("lab.submission", staging.folder().toString());
    settings.put("lab.see", programs.classes().toString());
    settings.put("lab.command", programs.command(exercise).orElseThrow());
    settings.put("lab.seed", Long.toString(seed));
    settings.put("lab.again", plan.again());
    settings.put("lab.captures", "none"); // the copy is gone before anybody reads the story
    if (!pool.isProtected()) {
      settings.put("lab.unprotected", "true");
    }
    return settings;
  }
}
