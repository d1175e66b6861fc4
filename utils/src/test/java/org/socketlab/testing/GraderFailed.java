package org.socketlab.testing;

import org.opentest4j.TestAbortedException;

/** The grader came to grief over a check: no fault of the program under test, and no mark. */
public final class GraderFailed extends TestAbortedException {
  private static final long serialVersionUID = 1;

  /** With the reason in one line. */
  public GraderFailed(String reason) {
    super(reason);
  }
}
