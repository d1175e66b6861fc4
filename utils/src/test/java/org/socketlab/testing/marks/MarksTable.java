package org.socketlab.testing.marks;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.socketlab.course.Exercise;

/** The marks for a terminal: a line for each exercise, with its failures below. */
public final class MarksTable {
  private MarksTable() {}

  /** The table of all exercises, with the total; lines end in a line feed. */
  public static String of(Marks marks) {
    return of(marks, Set.of());
  }

  /**
   * The table while modules are still to come: each of those has one line for all its exercises.
   * Their points count in the total: if one of them never comes, this table is the last.
   */
  public static String of(Marks marks, Set<String> toCome) {
    StringBuilder table = new StringBuilder();
    int width =
        Stream.concat(marks.exercises().stream().map(Exercise::name), toCome.stream())
            .mapToInt(String::length)
            .max()
            .orElse(8);
    table.append(("%-" + width + "s  points%n").formatted("exercise"));
    for (Exercise exercise : marks.exercises()) {
      if (toCome.contains(exercise.module())) {
        continue;
      }
      List<Mark> its = marks.of(exercise);
      table.append(
          ("%-" + width + "s  %3d/%d%n")
              .formatted(exercise.name(), Marks.score(its), Marks.points(its)));
      for (Mark mark : its) {
        if (mark.verdict() != Verdict.PASSED) {
          table.append(
              "%s    %s %s: %s%n"
                  .formatted(" ".repeat(width), sign(mark), mark.title(), mark.reason()));
        }
      }
    }
    for (String module : toCome) {
      int points =
          marks.exercises().stream()
              .filter(exercise -> exercise.module().equals(module))
              .flatMap(exercise -> marks.of(exercise).stream())
              .mapToInt(Mark::points)
              .sum();
      table.append(
          ("%-" + width + "s  %3d/%d  none of its checks ran yet%n").formatted(module, 0, points));
    }
    table.append(
        ("%-" + width + "s  %3d/%d%s%n")
            .formatted("total", marks.score(), marks.points(), finality(marks)));
    return table.toString();
  }

  /** The note after a total that is not final. */
  static String finality(Marks marks) {
    return marks.isFinal() ? "" : "  (not final: some checks could not be carried out here)";
  }

  private static String sign(Mark mark) {
    return switch (mark.verdict()) {
      case PASSED -> "ok";
      case FAILED -> "FAILED";
      case DID_NOT_RUN -> "DID NOT RUN";
      case NOT_CARRIED_OUT -> "NOT CARRIED OUT";
      case GRADER_FAILED -> "THE GRADER FAILED";
    };
  }
}
