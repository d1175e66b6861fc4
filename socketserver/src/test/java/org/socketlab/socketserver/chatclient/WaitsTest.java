package org.socketlab.socketserver.chatclient;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The waits double up to the longest, and chance takes at most half of each away. */
final class WaitsTest {
  private final Waits waits = new Waits(30_000);

  @Test
  void grow() {
    for (int full : new int[] {250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000}) {
      int wait = waits.next();
      assertTrue(wait >= full / 2 && wait <= full, wait + " ms of " + full);
    }
    waits.startOver();
    assertTrue(waits.next() <= 250);
  }

  @Test
  void areNotAllAlike() {
    long different =
        IntStream.range(0, 50)
            .map(
                i -> {
                  waits.startOver();
                  return waits.next();
                })
            .distinct()
            .count();
    assertTrue(different > 5, "of 50 waits only so many differ: " + different);
  }
}
