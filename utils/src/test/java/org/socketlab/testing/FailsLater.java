package org.socketlab.testing;

import org.opentest4j.TestAbortedException;

/**
 * A check that failed in a module on which others depend. Were it to fail that module's build,
 * Maven would skip the others, and one wrong program would hide the marks of all the rest. So the
 * failure is told and counted where it happens, and fails the build in the last module ({@link
 * MarksTest}).
 */
final class FailsLater extends TestAbortedException {
  private static final long serialVersionUID = 1;

  FailsLater(CheckFailed failure) {
    super("failed, which fails the build in its last module: " + failure.getMessage(), failure);
  }
}
