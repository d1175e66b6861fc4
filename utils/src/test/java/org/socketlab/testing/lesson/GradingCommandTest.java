package org.socketlab.testing.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GradingCommandTest {
  @Test
  void itsSettingsAreThoseOfTheCommandLine() {
    GradingCommand command =
        GradingCommand.of(
                "mvn test -pl utils -am -Dlab.exercise=basics-01 -Dlab.command='python3 {program}'")
            .orElseThrow();

    assertEquals(
        Map.of("lab.exercise", "basics-01", "lab.command", "python3 {program}"),
        command.settings());
  }

  @Test
  void otherCommandsGradeNothing() {
    assertEquals(Optional.empty(), GradingCommand.of("bin/basics-01"));
  }

  @Test
  void tellsTheStoriesOfTheChecksThatFail() {
    String stories =
        GradingCommand.of(
                "mvn test -Dlab.exercise=basics-01 -Dlab.check=commonOptions -Dlab.command='false'")
            .orElseThrow()
            .stories();

    assertTrue(stories.startsWith("basics-01: "), stories);
    assertTrue(stories.contains("-Dlab.command='false'"), stories);
  }
}
