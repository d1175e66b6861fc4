package org.socketlab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class NearnessTest {
  @Test
  void countsWhatHasToChange() {
    assertEquals(0, Nearness.distance("tws", "tws"));
    assertEquals(1, Nearness.distance("echo-clint", "echo-client"));
    assertEquals(3, Nearness.distance("kitten", "sitting"));
    assertEquals(4, Nearness.distance("", "echo"));
    assertEquals(4, Nearness.distance("echo", ""));
  }
}
