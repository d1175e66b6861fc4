package org.socketlab.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.socketlab.course.Exercise;
import org.socketlab.testing.marks.Mark;

/** {@code grades.csv}: a line for each student (RFC 4180). */
final class GradesTable {
  private final List<Exercise> exercises;
  private final Map<String, Double> weights;

  /**
   * For these exercises.
   *
   * @param weights how often an exercise's points count; once by default
   */
  GradesTable(List<Exercise> exercises, Map<String, Double> weights) {
    this.exercises = exercises;
    this.weights = weights;
  }

  /** The whole file. */
  String csv(
      Map<Submission, StudentResult> results,
      Map<Submission, List<StudentResult>> earlier,
      Map<String, String> failures) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head =
        new ArrayList<>(List.of("student", "id", "points", "of", "verdict", "before"));
    exercises.forEach(one -> head.add(one.name()));
    lines.add(head);
    results.forEach(
        (submission, result) -> lines.add(line(submission, result, earlier.get(submission))));
    failures.forEach(
        (student, why) ->
            lines.add(
                List.of(text(student), "", "", number(most()), "could not be graded: " + why)));
    return lines.stream().map(CommaSeparated::line).collect(Collectors.joining());
  }

  private List<String> line(Submission one, StudentResult result, List<StudentResult> earlier) {
    List<String> line = new ArrayList<>(List.of(text(one.student()), one.id()));
    line.add(result.refusal().isEmpty() ? number(points(result)) : "");
    line.add(number(most()));
    line.add(result.verdict() + (isOpen(result) ? " (not isolated)" : ""));
    line.add(earlier.stream().map(old -> number(points(old))).collect(Collectors.joining(" ")));
    for (Exercise exercise : exercises) {
      line.add(number(result.of(exercise).stream().mapToInt(Mark::score).sum()));
    }
    return line;
  }

  private static boolean isOpen(StudentResult result) {
    return result.isolation().equals(StudentResult.NOT_ISOLATED);
  }

  /** A student's points, weighted. */
  double points(StudentResult result) {
    return exercises.stream()
        .mapToDouble(one -> weight(one) * result.of(one).stream().mapToInt(Mark::score).sum())
        .sum();
  }

  /** The most points, weighted. */
  double most() {
    return exercises.stream().mapToDouble(one -> weight(one) * one.points()).sum();
  }

  private double weight(Exercise exercise) {
    return weights.getOrDefault(exercise.name(), 1.0);
  }

  static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }

  /** Keeps a spreadsheet from taking a name for a formula. */
  private static String text(String name) {
    return !name.isEmpty() && "=+-@".indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
  }
}
