package org.socketlab.testing.marks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.socketlab.course.Exercise;

/**
 * The marks of a run. They fail closed: an exercise without any result counts with its full points
 * and a score of 0.
 *
 * @param exercises the exercises to grade, in the course's order
 * @param marks the known marks
 */
public record Marks(List<Exercise> exercises, List<Mark> marks) {

  /** Brings the marks into the course's order, and adds what is missing. */
  public static Marks of(List<Exercise> toGrade, Collection<Mark> known) {
    List<Mark> all = new ArrayList<>();
    for (Exercise exercise : toGrade) {
      List<Mark> its =
          known.stream().filter(mark -> mark.exercise().equals(exercise.name())).toList();
      if (its.isEmpty()) {
        all.add(Mark.pending(exercise.name(), "all", "none of its checks ran", exercise.points()));
      }
      all.addAll(its);
    }
    return new Marks(List.copyOf(toGrade), List.copyOf(all));
  }

  /** The marks of one exercise. */
  public List<Mark> of(Exercise exercise) {
    return marks.stream().filter(mark -> mark.exercise().equals(exercise.name())).toList();
  }

  /** Points earned. */
  public int score() {
    return score(marks);
  }

  /** Points to earn. */
  public int points() {
    return points(marks);
  }

  /** False where a check could not be carried out: then the score is a lower bound and no mark. */
  public boolean isFinal() {
    return marks.stream().allMatch(mark -> mark.verdict().isFinal());
  }

  static int score(List<Mark> some) {
    return some.stream().mapToInt(Mark::score).sum();
  }

  static long passed(List<Mark> some) {
    return some.stream().filter(mark -> mark.verdict() == Verdict.PASSED).count();
  }

  static int points(List<Mark> some) {
    return some.stream().mapToInt(Mark::points).sum();
  }
}
