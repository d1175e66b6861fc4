package org.socketlab.testing;

import org.opentest4j.TestAbortedException;

/** This machine can't carry the check out: no fault of the program under test, and no mark. */
public final class CannotCheck extends TestAbortedException {
  private static final long serialVersionUID = 1;

  /** With the reason in one line. */
  public CannotCheck(String reason, Throwable cause) {
    super(reason, cause);
  }
}
