package org.socketlab.testing.marks;

/** What a check found out. */
public enum Verdict {
  /** The program does it. */
  PASSED,
  /** The program does not. */
  FAILED,
  /**
   * The check never came to its end: not started, hung, or crashed with its process. It counts as
   * 0.
   */
  DID_NOT_RUN,
  /**
   * This machine could not carry the check out (no python3, no free port): not the program's fault,
   * so no mark yet.
   */
  NOT_CARRIED_OUT,
  /** The grader failed on the check, twice: not the program's fault, so no mark yet. */
  GRADER_FAILED;

  /** Whether it says anything about the program. */
  public boolean isFinal() {
    return this != NOT_CARRIED_OUT && this != GRADER_FAILED;
  }
}
