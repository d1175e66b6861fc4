package org.socketlab.testing.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.Event;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** A check's outcome: its random numbers, its verdict and its story. */
final class CheckTest {
  @TempDir private Path folder;

  @Grades("basics-01")
  static final class Chance {
    @Check(value = "is lucky", points = 1, teaches = "chance")
    void first(Lab lab) {
      throw new CheckFailed(lab.randomWord() + lab.random().nextInt() + lab.randomBytes(3, 9)[0]);
    }

    @Check(value = "is lucky again", points = 1, teaches = "chance")
    void second(Lab lab) {
      throw new CheckFailed(lab.randomWord());
    }
  }

  @Test
  void aSeedReplaysTheSameChance() {
    Map<String, String> seven = reasons(Map.of("lab.seed", "7"));
    assertEquals(seven, reasons(Map.of("lab.seed", "7")));
    assertNotEquals(seven, reasons(Map.of("lab.seed", "8")));
    assertNotEquals(seven.get("first").substring(0, 8), seven.get("second").substring(0, 8));
  }

  @Test
  void aCheckAloneHasTheChanceThatItHasAmongOthers() {
    assertEquals(
        Map.of("second", reasons(Map.of("lab.seed", "7")).get("second")),
        reasons(Map.of("lab.seed", "7", "lab.check", "second")));
  }

  @Test
  void aFailureSaysHowToHaveItAgain() {
    String story =
        CheckRun.failed(Chance.class, "first", Map.of("lab.seed", "7", "lab.command", "sh x.sh"))
            .story();
    assertTrue(
        story.contains(
            "  Again   mvn test -pl utils -am -Dlab.exercise=basics-01 -Dlab.check=first -Dlab.seed=7"
                + " -Dlab.command='sh x.sh'\n"),
        story);
  }

  @Grades("basics-01")
  static final class Lines {
    @Check(value = "prints hello", points = 4, teaches = "manners", contract = "Say hello.")
    void hello(Lab lab) {
      Child program = lab.start("--port", "1");
      program.expectLine("hello");
      program.expectExit(0);
    }
  }

  @Test
  void aRightProgramPasses() throws IOException {
    assertEquals(
        TestExecutionResult.Status.SUCCESSFUL,
        CheckRun.result(Lines.class, "hello", CheckRun.program(folder, "echo hello")).getStatus());
  }

  @Test
  void aFailureTellsTheWholeStory() throws IOException {
    CheckFailed failure =
        CheckRun.failed(
            Lines.class,
            "hello",
            CheckRun.program(folder, "printf 'sorry\\033[2J' >&2; echo help"));
    assertEquals(
        "the line on stdout: byte 4 is 'p' (70) and should be 'l' (6c)", failure.getMessage());
    assertEquals(
        """
        basics-01: prints hello  (0 of 4 points)

          1. start    basics-01 --port 1
          2. see      hello
          3. differs\s\s
        expected  hello
             got  help
                     ^ byte 4

          But     the line on stdout: byte 4 is 'p' (70) and should be 'l' (6c)

          stdout | help
          stderr | sorry\\x1b[2J

          The contract says: Say hello.
          Why     manners
        """,
        failure
            .story()
            .lines()
            .filter(line -> !line.startsWith("  Again"))
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }

  @Test
  void aMissingProgramIsWrong() {
    CheckFailed failure =
        CheckRun.failed(
            Lines.class, "hello", Map.of("lab.command", "sh " + folder + "/{program}.sh"));
    assertEquals(
        "there is no basics-01: " + folder + "/basics-01.sh does not exist", failure.getMessage());
  }

  @Test
  void aProgramThatCannotBeStartedIsWrong() throws IOException {
    Files.createFile(folder.resolve("basics-01")); // and nobody made it executable
    CheckFailed failure =
        CheckRun.failed(Lines.class, "hello", Map.of("lab.command", folder + "/{program}"));
    assertTrue(failure.getMessage().startsWith("the program can't be started: "), failure.story());
  }

  @Test
  void aMissingInterpreterIsNoFaultOfTheProgram() {
    TestExecutionResult result =
        CheckRun.result(
            Lines.class, "hello", Map.of("lab.command", "no-such-interpreter {program}"));
    assertEquals(TestExecutionResult.Status.ABORTED, result.getStatus());
    CannotCheck reason = assertInstanceOf(CannotCheck.class, result.getThrowable().orElseThrow());
    assertTrue(
        reason.getMessage().startsWith("the command can't be started here: "), reason.getMessage());
  }

  @Test
  void aCheckThatWasNotChosenIsNotCarriedOut() {
    assertEquals(Map.of(), reasons(Map.of("lab.exercise", "basics-02")));
    assertEquals(Map.of(), reasons(Map.of("lab.check", "third")));
  }

  /** The reasons of the checks of Chance that failed, by the checks' names. */
  private static Map<String, String> reasons(Map<String, String> settings) {
    Map<String, String> reasons = new TreeMap<>();
    Checks.run()
        .selectors(DiscoverySelectors.selectClass(Chance.class))
        .configurationParameters(settings)
        .execute()
        .testEvents()
        .failed()
        .stream()
        .forEach(event -> reasons.put(method(event), reason(event)));
    return reasons;
  }

  private static String method(Event event) {
    return event.getTestDescriptor().getDisplayName().replaceAll("\\(.*", "");
  }

  private static String reason(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }
}
