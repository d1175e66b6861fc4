package org.socketlab.testing.marks;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;
import org.socketlab.testing.Settings;

/**
 * A failure in a module on which others depend. If it failed that module's build, Maven would skip
 * the others, and one wrong program, or one failed test of the kit, would hide all other marks. So
 * the failure is reported and counted at once, but fails the build in the last module ({@link
 * MarksTest}).
 */
final class FailsLater extends TestAbortedException {
  private static final long serialVersionUID = 1;

  private FailsLater(Throwable failure) {
    super("failed, which fails the build in its last module: " + failure.getMessage(), failure);
  }

  /** Registered for every test of every module (META-INF/services). */
  public static final class Handler implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
        throws Throwable {
      boolean aborted = failure instanceof TestAbortedException;
      boolean waits = new Settings(context::getConfigurationParameter).othersDependOnThis();
      throw waits && !aborted ? new FailsLater(failure) : failure;
    }
  }
}
