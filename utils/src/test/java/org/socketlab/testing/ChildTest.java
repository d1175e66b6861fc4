package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check may expect of a program, and how it reports a difference. */
final class ChildTest {
  @Test
  void readsLinesWithEitherLineEnd() throws IOException {
    try (Child program = shell("printf 'one\\ntwo\\r\\nthree'")) {
      program.expectLine("one");
      program.expectLine("two");
      program.expectLine("three");
      assertFails(
          "the program ended with status 0 before it printed a further line", program::line);
    }
  }

  @Test
  void saysThatItEndedWithoutAWord() throws IOException {
    try (Child program = shell("exit 3")) {
      assertFails("the program ended with status 3 before it printed anything", program::line);
    }
  }

  @Test
  void asksForAFlush() throws IOException {
    try (Child program = shell("read x; echo one; printf two; read x")) {
      assertFails(
          "nothing came on stdout within 1 s: does the program flush it?", () -> program.line(1));
      program.type("go on\n");
      program.expectLine("one");
      assertFails(
          "no further line came on stdout within 1 s: does the program flush it?",
          () -> program.line(1));
    }
  }

  @Test
  void interruptsWhatItStarted() throws IOException {
    String script =
        "trap 'exit 0' INT; bash -c 'trap \"echo heard; exit\" INT; echo ready; read x'";
    List<String> words = Signal.heardBy(List.of("bash", "-c", script));
    try (Child program = new Child(Family.start(new ProcessBuilder(words)), new Story())) {
      program.expectLine("ready");
      program.interrupt();
      program.expectLine("heard");
      program.expectStopped();
    }
  }

  @Test
  void interruptsNobodyWhoIsStillAtWork() throws IOException {
    String script =
        "echo ready; for ((i = 0; i < 50000; i++)); do :; done;"
            + " trap 'echo heard; exit 0' INT; read x";
    List<String> words = Signal.heardBy(List.of("bash", "-c", script));
    try (Child program = new Child(Family.start(new ProcessBuilder(words)), new Story())) {
      program.expectLine("ready");
      program.interrupt();
      program.expectLine("heard");
      program.expectStopped();
    }
  }

  @Test
  void knowsTheSignalsStatus() throws IOException {
    List<String> words = Signal.heardBy(List.of("bash", "-c", "echo ready; exec sleep 1000"));
    try (Child program = new Child(Family.start(new ProcessBuilder(words)), new Story())) {
      program.expectLine("ready");
      program.interrupt();
      assertEquals(130, program.exit());
      program.expectStopped();
    }
  }

  @Test
  void showsWhereALineDiffers() throws IOException {
    try (Child program = shell("echo Listening")) {
      assertFails(
          "the line on stdout: byte 6 is 'n' (6e) and should be 'e' (65)",
          () -> program.expectLine("Listeeing"));
    }
  }

  @Test
  void describesALineThatDoesNotMatch() throws IOException {
    try (Child program = shell("printf 'port \\033[1m\\n'")) {
      assertFails(
          "the line on stdout should be port NUMBER and is: port \\x1b[1m",
          () -> program.expectLine(Pattern.compile("port \\d+"), "port NUMBER"));
    }
  }

  @Test
  void readsTheAddressOfAServer() throws IOException {
    try (Child program = shell("echo Listening on 127.0.0.1:80; echo 'Listening on [::1]:81'")) {
      assertEquals(new InetSocketAddress("127.0.0.1", 80), program.listening());
      assertEquals(new InetSocketAddress("::1", 81), program.listening());
    }
  }

  @Test
  void comparesTheRestToItsEnd() throws IOException {
    try (Child program = shell("printf 'a\\nb\\r\\nc\\n'")) {
      program.expectLine("a");
      program.expectRest("b\nc\n");
    }
    try (Child program = shell("echo more")) {
      assertFails(
          "stdout: has 5 bytes more than the 0 expected: more\\n", () -> program.expectRest(""));
    }
  }

  @Test
  void keepsBytesAsTheyAre() throws IOException {
    try (Child program = shell("printf '\\000\\377\\r\\n'")) {
      assertArrayEquals(new byte[] {0, -1, '\r', '\n'}, program.rest());
      assertArrayEquals(new byte[] {0, -1, '\r', '\n'}, program.stdout());
    }
  }

  @Test
  void checksTheExitStatus() throws IOException {
    try (Child program = shell("exit 3")) {
      program.expectExit(2, 3);
      assertFails("exit status 3, expected 0 or 143", () -> program.expectExit(0, 143));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stdout", "stderr"})
  void takesNoStackTraceForAnAnswer(String stream) throws IOException {
    try (Child program = shell("echo; echo 'panic: x' >/dev/" + stream)) {
      assertFails(
          "a stack trace on %s, for something that a network, a peer or a user caused: panic: x"
              .formatted(stream),
          () -> program.expectExit(0));
    }
  }

  @Test
  void readsTheSentenceOfAFailure() throws IOException {
    try (Child program = shell("echo debug >&2; echo x: cannot connect to rome: why >&2; exit 1")) {
      program.expectFailure("x", 1, "rome", "why");
      assertFails("no line on stderr begins with 'y: '", () -> program.expectFailure("y", 1));
      assertFails(
          "the line on stderr does not name 'oslo': x: cannot connect to rome: why",
          () -> program.expectFailure("x", 1, "oslo"));
      assertFails("exit status 1, expected 2", () -> program.expectFailure("x", 2));
    }
  }

  @Test
  void typesAndEndsTheInput() throws IOException {
    try (Child program = shell("cat")) {
      program.type("Hola\n");
      program.expectLine("Hola");
      program.endInput();
      program.expectRest("");
      program.expectExit(0);
    }
  }

  @Test
  void typingToNobodyIsNoFailure() throws IOException {
    try (Child program = shell("exec <&-; echo ready; read -r x <&2 || true; exec sleep 1000")) {
      program.expectLine("ready");
      byte[] much = new byte[1 << 20];
      program.type(much); // nobody has the other end: the pipe breaks, and the story says so
      assertTrue(program.isAlive());
    }
  }

  @Test
  void endsAProgramThatHasClosedItsStreams() throws IOException {
    Child program = shell("exec >&- 2>&-; trap '' TERM; sleep 1000");
    assertEquals("", new String(program.rest(), StandardCharsets.UTF_8));
    assertTrue(program.isAlive());
    program.close();
    assertEquals(137, program.exit());
  }

  private static void assertFails(String reason, Executable expectation) {
    assertEquals(reason, assertThrows(CheckFailed.class, expectation).getMessage());
  }

  private static Child shell(String script) throws IOException {
    return new Child(Family.start(new ProcessBuilder("bash", "-c", script)), new Story());
  }
}
