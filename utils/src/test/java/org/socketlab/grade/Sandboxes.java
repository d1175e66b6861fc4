package org.socketlab.grade;

import org.junit.jupiter.api.Assumptions;
import org.socketlab.sandbox.SandboxProbe;

/** For tests that need a sandbox: where CI runs there must be one. */
public final class Sandboxes {
  private Sandboxes() {}

  /** Gives the tests up where there is none, and fails in CI. */
  public static void mustWork() {
    if (SandboxProbe.refusal().isPresent() && Boolean.getBoolean("interop.required")) {
      throw new AssertionError(SandboxProbe.refusal().get());
    }
    Assumptions.assumeTrue(
        SandboxProbe.refusal().isEmpty(), () -> SandboxProbe.refusal().orElse(""));
  }
}
