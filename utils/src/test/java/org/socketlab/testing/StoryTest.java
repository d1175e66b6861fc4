package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class StoryTest {
  @Test
  void numbersItsSteps() {
    Story story = new Story();
    for (int i = 0; i < 10; i++) {
      story.step("send", "6 B  Hola!\\n");
    }
    assertEquals("  1. send     6 B  Hola!\\n", story.text().lines().findFirst().orElse(""));
    assertEquals(
        " 10. send     6 B  Hola!\\n", story.text().lines().skip(9).findFirst().orElse(""));
  }

  @Test
  void knowsWhatTheCheckWaitsFor() {
    Story story = new Story();
    assertEquals("the check to begin", story.waitingFor());
    story.step("expect", "5 B  Hola!");
    assertEquals("expect 5 B  Hola!", story.waitingFor());
    story.waitingFor("the end of the stream");
    assertEquals("the end of the stream", story.waitingFor());
  }
}
