package org.socketlab.testing.junit;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Lab;

/** Carries out a single check, for the kit's own tests. */
final class CheckRun {
  private CheckRun() {}

  /** The check's result, with settings such as {@code lab.command}. */
  static TestExecutionResult result(Class<?> checks, String check, Map<String, String> settings) {
    return Checks.run()
        .selectors(DiscoverySelectors.selectMethod(checks, check, Lab.class))
        .configurationParameters(settings)
        .execute()
        .testEvents()
        .finished()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .findFirst()
        .orElseThrow();
  }

  /** The check's failure. */
  static CheckFailed failed(Class<?> checks, String check, Map<String, String> settings) {
    TestExecutionResult result = result(checks, check, settings);
    return assertInstanceOf(CheckFailed.class, result.getThrowable().orElseThrow());
  }

  /** The settings for basics-01 as a shell script of these lines, in that folder. */
  static Map<String, String> program(Path folder, String lines) throws IOException {
    Files.writeString(folder.resolve("basics-01.sh"), lines + "\n");
    return Map.of("lab.command", "bash " + folder + "/{program}.sh");
  }
}
