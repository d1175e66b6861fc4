package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What becomes of a check: its verdict, its story, and all that it started. */
final class CheckTest {
  private static final Pattern PID = Pattern.compile("stdout \\| pid (\\d+)");

  @TempDir private Path folder;

  @Grades("basics-01")
  static final class Waiting {
    @Check(value = "prints a line", points = 1, teaches = "patience", seconds = 1)
    void forALine(Lab lab) {
      Child program = lab.start();
      for (int i = 0; i < 4; i++) {
        program.line();
      }
    }

    @Check(value = "connects", points = 1, teaches = "patience", seconds = 1)
    void forAConnection(Lab lab) {
      lab.story().step("thread", String.valueOf(Thread.currentThread().getId()));
      lab.listen().accept();
    }

    @Check(value = "sends a datagram", points = 1, teaches = "patience", seconds = 1)
    void forADatagram(Lab lab) {
      lab.story().step("thread", String.valueOf(Thread.currentThread().getId()));
      lab.datagrams().receive();
    }

    @Check(value = "does nothing", points = 1, teaches = "patience", seconds = 1)
    void forItself(Lab lab) throws InterruptedException {
      lab.story().step("thread", String.valueOf(Thread.currentThread().getId()));
      lab.story().waitingFor("a latch that nobody opens");
      new CountDownLatch(1).await();
    }

    @Check(value = "never gives up", points = 1, teaches = "patience", seconds = 1)
    void forTheNextOne(Lab lab) {
      while (true) {
        try {
          lab.start().line();
          lab.start().rest();
        } catch (CheckFailed e) {
          lab.story().step("thread", e.getMessage());
          if (e.getMessage().equals("the check is over")) {
            return;
          }
        }
      }
    }
  }

  @Test
  void anOverrunSaysWhatWasWaitedForAndLeavesNoProcessBehind() throws IOException {
    CheckFailed failure = failed(Waiting.class, "forALine", stubbornFamily());
    assertEquals(
        "not done after 1 s; it was waiting for: the program's next line on stdout",
        failure.getMessage());
    assertNoneLives(failure, 3);
  }

  @Test
  void anOverrunUnblocksWhatTheCheckWaitsFor() throws IOException {
    assertUnblocked("forAConnection", "accept a connection on 127.0.0.1:");
    assertUnblocked("forADatagram", "receive a datagram on 127.0.0.1:");
    assertUnblocked("forItself", "a latch that nobody opens");
  }

  @Test
  void aCheckThatIsOverStartsNothingMore() throws IOException {
    CheckFailed failure = failed(Waiting.class, "forTheNextOne", stubbornFamily());
    assertTrue(failure.story().contains("the check is over"), failure.story());
    assertNoneLives(failure, 3);
  }

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
        failed(Chance.class, "first", Map.of("lab.seed", "7", "lab.command", "sh x.sh")).story();
    assertTrue(
        story.contains(
            "  Again   mvn test -pl utils -am -Dlab.exercise=basics-01 -Dlab.check=first -Dlab.seed=7"
                + " -Dlab.command='sh x.sh'\n"),
        story);
  }

  @Grades("basics-01")
  static final class Lines {
    @Check(value = "prints hello", points = 4, teaches = "manners")
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
        result(Lines.class, "hello", program("echo hello")).getStatus());
  }

  @Test
  void aFailureTellsTheWholeStory() throws IOException {
    CheckFailed failure =
        failed(Lines.class, "hello", program("echo help; printf 'sorry\\033[2J' >&2"));
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

          Why     manners
        """,
        failure
            .story()
            .lines()
            .filter(line -> !line.startsWith("  Again"))
            .map(line -> line + "\n")
            .collect(java.util.stream.Collectors.joining()));
  }

  @Test
  void aMissingProgramIsWrong() {
    CheckFailed failure =
        failed(Lines.class, "hello", Map.of("lab.command", "sh " + folder + "/{program}.sh"));
    assertEquals(
        "there is no basics-01: " + folder + "/basics-01.sh does not exist", failure.getMessage());
  }

  @Test
  void aProgramThatCannotBeStartedIsWrong() throws IOException {
    Files.createFile(folder.resolve("basics-01")); // and nobody made it executable
    CheckFailed failure =
        failed(Lines.class, "hello", Map.of("lab.command", folder + "/{program}"));
    assertTrue(failure.getMessage().startsWith("the program can't be started: "), failure.story());
  }

  @Test
  void aMissingInterpreterIsNoFaultOfTheProgram() {
    TestExecutionResult result =
        result(Lines.class, "hello", Map.of("lab.command", "no-such-interpreter {program}"));
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

  private static void assertUnblocked(String check, String waitedFor) {
    CheckFailed failure = failed(Waiting.class, check, Map.of());
    assertTrue(
        failure.getMessage().startsWith("not done after 1 s; it was waiting for: " + waitedFor),
        failure.getMessage());
    long thread =
        Long.parseLong(failure.story().replaceAll("(?s).*1\\. thread +(\\d+)\\s.*", "$1"));
    assertFalse(
        Thread.getAllStackTraces().keySet().stream().anyMatch(one -> one.getId() == thread),
        "the check's thread still waits");
  }

  /**
   * A program, its child and its grandchild, all of which ignore SIGTERM, and print who they are.
   */
  private Map<String, String> stubbornFamily() throws IOException {
    return program(
        """
        trap '' TERM
        echo pid $$
        (trap '' TERM; echo pid $BASHPID; (trap '' TERM; echo pid $BASHPID; sleep 1000) & sleep 1000) &
        sleep 1000
        """);
  }

  private Map<String, String> program(String lines) throws IOException {
    Files.writeString(folder.resolve("basics-01.sh"), lines + "\n");
    return Map.of("lab.command", "bash " + folder + "/{program}.sh");
  }

  private static void assertNoneLives(CheckFailed failure, int atLeast) {
    List<Long> pids =
        PID.matcher(failure.story()).results().map(CheckTest::pid).distinct().toList();
    assertTrue(pids.size() >= atLeast, failure.story());
    for (long pid : pids) {
      // Killed they are; that the system buries its orphans may take it a moment.
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> ProcessHandle.of(pid).map(ProcessHandle::onExit).ifPresent(CompletableFuture::join),
          pid + " still runs");
    }
  }

  private static long pid(MatchResult match) {
    return Long.parseLong(match.group(1));
  }

  private static CheckFailed failed(Class<?> checks, String check, Map<String, String> settings) {
    TestExecutionResult result = result(checks, check, settings);
    return assertInstanceOf(CheckFailed.class, result.getThrowable().orElseThrow());
  }

  private static TestExecutionResult result(
      Class<?> checks, String check, Map<String, String> settings) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(DiscoverySelectors.selectMethod(checks, check, Lab.class))
        .configurationParameters(settings)
        .execute()
        .testEvents()
        .finished()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .findFirst()
        .orElseThrow();
  }

  /** The reasons of the checks of Chance that failed, by the checks' names. */
  private static Map<String, String> reasons(Map<String, String> settings) {
    Map<String, String> reasons = new TreeMap<>();
    EngineTestKit.engine("junit-jupiter")
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
