package org.socketlab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HintsTest {
  private final Hints hints =
      Hints.of(
          """
          first: lines
          options: usage refused

          [*]
          the idea
          in two lines
          --
          the call
          [large inPieces]
          read on
          """);

  @Test
  void readsTheLaddersByCheck() {
    assertEquals("lines", hints.first());
    assertEquals(Set.of("usage", "refused"), hints.options());
    assertEquals(List.of("read on"), hints.about("inPieces"));
  }

  @Test
  void helpsWithTheWholeWhereACheckHasNoHintsOfItsOwn() {
    assertEquals(List.of("the idea\nin two lines", "the call"), hints.about("usage"));
    assertEquals(hints.about("usage"), hints.about(""));
  }
}
