package org.socketlab.testing.marks;

import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.GraderFailed;
import org.socketlab.testing.junit.Finding;

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

  /**
   * The same check after it ran.
   *
   * @param failure what it threw, or null
   */
  public Mark after(TestExecutionResult.Status status, Throwable failure) {
    if (failure == null) {
      return status == TestExecutionResult.Status.SUCCESSFUL ? with(Verdict.PASSED, "", "") : this;
    }
    if (failure instanceof CheckFailed failed) {
      return with(Verdict.FAILED, failed.getMessage(), failed.story());
    }
    if (failure instanceof GraderFailed) {
      return with(Verdict.GRADER_FAILED, failure.getMessage(), "");
    }
    if (failure instanceof TestAbortedException) {
      return with(Verdict.NOT_CARRIED_OUT, failure.getMessage(), "");
    }
    return with(Verdict.FAILED, String.valueOf(failure), "");
  }

  /** The same check after it ran. */
  public Mark after(Finding finding) {
    Verdict found =
        switch (finding.outcome()) {
          case PASSED -> Verdict.PASSED;
          case FAILED -> Verdict.FAILED;
          case CANNOT_CHECK -> Verdict.NOT_CARRIED_OUT;
          case GRADER_FAILED -> Verdict.GRADER_FAILED;
        };
    return with(found, finding.reason(), finding.story());
  }

  /** The points it earned: all or none. */
  public int score() {
    return verdict == Verdict.PASSED ? points : 0;
  }
}
