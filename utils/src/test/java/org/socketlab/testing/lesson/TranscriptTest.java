package org.socketlab.testing.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
  private static final String PAGE =
      """
      # A page

      ```console
      $ bin/server-03 --port 8888 &
      Listening on 127.0.0.1:8888
      $ bin/echo-client --port 8888 --message Hola
      Received: Hola
      ```

      ```text
      $ no transcript
      ```
      """;

  @Test
  void findsTheBlocksWithTheirCommandsAndOutput() {
    List<Transcript> found = Transcript.of("echo/README.md", PAGE);

    assertEquals(1, found.size());
    assertEquals("echo/README.md line 3", found.get(0).title());
    assertEquals(
        List.of("bin/server-03 --port 8888 &", "bin/echo-client --port 8888 --message Hola"),
        found.get(0).steps().stream().map(Transcript.Step::command).toList());
    assertEquals(List.of("Received: Hola"), found.get(0).steps().get(1).output());
    assertTrue(found.get(0).steps().get(0).inBackground());
  }

  @Test
  void knowsWhichServerIsKilled() {
    assertEquals(2, new Transcript.Step("kill %2", List.of()).killed());
    assertEquals(0, new Transcript.Step("bin/basics-01", List.of()).killed());
  }

  @Test
  void oneFreePortTakesThePlaceOfAPortEverywhere() {
    AtomicInteger free = new AtomicInteger(40001);
    Transcript moved = Transcript.of("page", PAGE).get(0).onPorts(free::getAndIncrement);

    assertEquals("bin/server-03 --port 40001 &", moved.steps().get(0).command());
    assertEquals(List.of("Listening on 127.0.0.1:40001"), moved.steps().get(0).output());
    assertEquals("bin/echo-client --port 40001 --message Hola", moved.steps().get(1).command());
  }

  @Test
  void bracketsStandForTextWithinALineAndDotsForLines() {
    var pattern = Transcript.pattern(List.of("first", "...", "time=[..] us", "last"));

    assertTrue(pattern.matcher("first\na\nb\ntime=52 us\nlast\n").matches());
    assertTrue(pattern.matcher("first\ntime= us\nlast\n").matches());
    assertFalse(pattern.matcher("first\ntime=52\nus\nlast\n").matches());
    assertFalse(pattern.matcher("first\ntime=52 us\nlast\nmore\n").matches());
  }

  @Test
  void whatLooksLikeARegexInAPageIsText() {
    assertTrue(
        Transcript.pattern(List.of("IP address [127.0.0.1]"))
            .matcher("IP address [127.0.0.1]\n")
            .matches());
    assertFalse(Transcript.line("a.c").matcher("abc").matches());
  }
}
