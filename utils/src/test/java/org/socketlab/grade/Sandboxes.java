package org.socketlab.grade;

import org.junit.jupiter.api.Assumptions;
import org.socketlab.sandbox.SandboxProbe;

/** For tests that need a sandbox, which must exist in CI. */
public final class Sandboxes {
  private Sandboxes() {}

  /** Skips the tests if there is no sandbox, but fails in CI. */
  public static void mustWork() {
    if (SandboxProbe.refusal().isPresent() && Boolean.getBoolean("interop.required")) {
      throw new AssertionError(SandboxProbe.refusal().get());
    }
    Assumptions.assumeTrue(
        SandboxProbe.refusal().isEmpty(), () -> SandboxProbe.refusal().orElse(""));
  }
}
