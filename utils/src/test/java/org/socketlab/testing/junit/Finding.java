package org.socketlab.testing.junit;

import org.opentest4j.TestAbortedException;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.GraderFailed;

/**
 * A check's result, as one process reports it to another.
 *
 * @param outcome how it ended
 * @param reason why, in a line; empty where the program passed
 * @param story all that was done, expected and seen, where the program failed
 */
public record Finding(Outcome outcome, String reason, String story) {
  /** How a check ends. */
  public enum Outcome {
    /** The program does what it should. */
    PASSED,
    /** It does not. */
    FAILED,
    /** This machine can't tell. */
    CANNOT_CHECK,
    /** The grader itself came to grief. */
    GRADER_FAILED
  }

  static final Finding PASSED = new Finding(Outcome.PASSED, "", "");

  /** The finding of a check that threw this, or null for nothing. */
  static Finding of(Throwable thrown) {
    if (thrown == null) {
      return PASSED;
    }
    if (thrown instanceof CheckFailed failed) {
      return new Finding(Outcome.FAILED, failed.getMessage(), failed.story());
    }
    if (thrown instanceof TestAbortedException) {
      return new Finding(Outcome.CANNOT_CHECK, thrown.getMessage(), "");
    }
    return new Finding(Outcome.FAILED, String.valueOf(thrown), "");
  }

  /** Throws what the check would have thrown here; nothing for a pass. */
  void report() {
    switch (outcome) {
      case PASSED -> {}
      case FAILED -> throw new CheckFailed(reason, story);
      case CANNOT_CHECK -> throw new CannotCheck(reason, null);
      case GRADER_FAILED -> throw new GraderFailed(reason);
    }
  }
}
