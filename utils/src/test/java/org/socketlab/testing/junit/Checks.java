package org.socketlab.testing.junit;

import org.junit.platform.testkit.engine.EngineTestKit;

/** Checks that run inside a test: what they find is that test's business, and gives no marks. */
public final class Checks {
  private Checks() {}

  /** A run of checks, which the caller chooses and sets up. */
  public static EngineTestKit.Builder run() {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        .configurationParameter(
            "junit.jupiter.extensions.autodetection.include", CheckExtension.class.getName());
  }
}
