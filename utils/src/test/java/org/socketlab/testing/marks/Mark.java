package org.socketlab.testing.marks;

/**
 * What one check found.
 *
 * @param exercise the exercise's name
 * @param check the check's identifier, unique in its exercise: {@code sendsEveryByteBack}
 * @param title the behaviour that it checks, in words
 * @param points what it is worth
 * @param verdict what it found
 * @param reason one line that says why, empty for a pass
 * @param story all that was done, expected and seen, empty for a pass
 */
public record Mark(
    String exercise,
    String check,
    String title,
    int points,
    Verdict verdict,
    String reason,
    String story) {

  /** The check before it ran, which counts as 0. */
  public static Mark pending(String exercise, String check, String title, int points) {
    return new Mark(
        exercise, check, title, points, Verdict.DID_NOT_RUN, "did not run to its end", "");
  }

  /** The same check with what it found. */
  public Mark with(Verdict found, String why, String narrated) {
    return new Mark(exercise, check, title, points, found, why, narrated);
  }

  /** The points it earned: all or none. */
  public int score() {
    return verdict == Verdict.PASSED ? points : 0;
  }
}
