package org.socketlab.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.socketlab.tap.Meeting;

/** An album keeps only some of very many conversations. */
final class AlbumTest {
  private static final LadderStyle STYLE = new LadderStyle("->", 76, false, false);

  private final Album album = new Album(100);

  @Test
  void drawsAllInTheirOrder() {
    assertTrue(album.isEmpty());
    begin(3);
    assertFalse(album.isEmpty());
    assertEquals("#1 #2 #3", titles());
  }

  @Test
  void keepsTheFirstAndTheLatest() {
    begin(1000);
    String titles = titles();
    assertTrue(titles.startsWith("#1 #2 "), titles);
    assertTrue(titles.contains(" #50 (900 conversations left out) #951 "), titles);
    assertTrue(titles.endsWith(" #1000"), titles);
  }

  private void begin(int count) {
    InetSocketAddress somebody = new InetSocketAddress("127.0.0.1", 1);
    for (int i = 1; i <= count; i++) {
      album.begin(new Meeting(i, false, somebody, somebody, somebody)).opened();
    }
  }

  private String titles() {
    return album
        .ladders(STYLE)
        .replaceAll("(?m)^ .*\\n", "")
        .replaceAll("  127.*", "")
        .strip()
        .replaceAll("\\n+", " ");
  }
}
