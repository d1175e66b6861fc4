package org.socketlab.testing.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** What becomes of a check whose time is up, and of all that it started. */
@Order(1) // it waits for seconds, and others can work meanwhile
final class OverrunTest {
  private static final Pattern PID = Pattern.compile("stdout \\| pid (\\d+)");

  @TempDir private Path folder;

  @Grades("basics-01")
  static final class Waiting {
    @Check(value = "prints a line", points = 1, teaches = "patience", seconds = 5)
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
    CheckFailed failure = CheckRun.failed(Waiting.class, "forALine", stubbornFamily());
    assertEquals(
        "not done after 5 s; it was waiting for: the program's next line on stdout",
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
    CheckFailed failure = CheckRun.failed(Waiting.class, "forTheNextOne", stubbornFamily());
    assertTrue(failure.story().contains("the check is over"), failure.story());
    assertNoneLives(failure, 1);
  }

  private static void assertUnblocked(String check, String waitedFor) {
    CheckFailed failure = CheckRun.failed(Waiting.class, check, Map.of());
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
    return CheckRun.program(
        folder,
        """
        trap '' TERM
        echo pid $$
        (trap '' TERM; echo pid $BASHPID; (trap '' TERM; echo pid $BASHPID; sleep 1000) & sleep 1000) &
        sleep 1000
        """);
  }

  private static void assertNoneLives(CheckFailed failure, int atLeast) {
    List<Long> pids =
        PID.matcher(failure.story()).results().map(OverrunTest::pid).distinct().toList();
    assertTrue(pids.size() >= atLeast, failure.story());
    for (long pid : pids) {
      // All are killed, but the system may take a moment to reap its orphans.
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> ProcessHandle.of(pid).map(ProcessHandle::onExit).ifPresent(CompletableFuture::join),
          pid + " still runs");
    }
  }

  private static long pid(MatchResult match) {
    return Long.parseLong(match.group(1));
  }
}
