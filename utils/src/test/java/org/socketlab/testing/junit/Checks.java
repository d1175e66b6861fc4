package org.socketlab.testing.junit;

import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs checks inside a test: their results go to that test, and give no marks. */
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
