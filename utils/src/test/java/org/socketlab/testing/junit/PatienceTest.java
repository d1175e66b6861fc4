package org.socketlab.testing.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** Nobody waits for a program that has ended. */
final class PatienceTest {
  @TempDir private Path folder;

  @Grades("basics-01")
  static final class Waiting {
    @Check(value = "connects", points = 10, teaches = "")
    void connects(Lab lab) {
      Door door = lab.listen();
      lab.start();
      door.accept();
    }

    @Check(value = "sends a datagram", points = 10, teaches = "")
    void sends(Lab lab) {
      Datagrams datagrams = lab.datagrams();
      lab.start();
      datagrams.receive();
    }

    @Check(value = "lets nobody come", points = 10, teaches = "")
    void staysAway(Lab lab) {
      lab.start();
      lab.listen().expectNobody(60_000);
      lab.datagrams().expectSilence(60_000);
    }

    @Check(value = "connects before it ends", points = 10, teaches = "")
    void connectsAndEnds(Lab lab) {
      Door door = lab.listen();
      Child program = lab.start(door.port());
      program.exit();
      door.accept().expectAll("Hola");
    }

    @Check(value = "connects from a process of its own", points = 10, teaches = "")
    void connectsLater(Lab lab) {
      Door door = lab.listen();
      lab.start(door.port());
      door.accept().expectAll("Hola");
    }
  }

  @Test
  void theStorySaysThatTheProgramEnded() throws IOException {
    Map<String, String> program = CheckRun.program(folder, "echo what went wrong >&2; exit 3");
    Instant start = Instant.now();
    CheckFailed failed = CheckRun.failed(Waiting.class, "connects", program);
    assertEquals("the program ended with status 3 before it connected", failed.getMessage());
    assertTrue(failed.story().contains("  stderr | what went wrong\n"), failed.story());
    failed = CheckRun.failed(Waiting.class, "sends", program);
    assertEquals("the program ended with status 3 before it sent a datagram", failed.getMessage());
    passes("staysAway", program);
    assertTrue(Duration.between(start, Instant.now()).toSeconds() < 30); // of 160 s
  }

  @Test
  void whatItDidBeforeItsEndCounts() throws IOException {
    passes("connectsAndEnds", CheckRun.program(folder, "printf Hola >/dev/tcp/127.0.0.1/$1"));
  }

  @Test
  void whoeverItLeftBehindIsWaitedFor() throws IOException {
    String later = "(sleep 1; printf Hola >/dev/tcp/127.0.0.1/$1) &";
    passes("connectsLater", CheckRun.program(folder, later));
  }

  private static void passes(String check, Map<String, String> program) {
    CheckRun.result(Waiting.class, check, program)
        .getThrowable()
        .ifPresent(failure -> assertInstanceOf(Void.class, failure));
  }
}
