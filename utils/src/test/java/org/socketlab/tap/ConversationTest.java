package org.socketlab.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A record that stays small, however long the conversation. */
final class ConversationTest {
  private final AtomicLong nanos = new AtomicLong();
  private final InetSocketAddress address = new InetSocketAddress("127.0.0.1", 1);
  private final Conversation conversation =
      new Conversation(new Meeting(1, false, address, address, address), nanos::get, () -> {});

  @Test
  void piecesOfOneSideAreOneEntry() {
    conversation.opened();
    nanos.set(5);
    say(Side.NEAR, 1);
    nanos.set(9);
    say(Side.NEAR, 2);
    say(Side.FAR, 1);
    say(Side.NEAR, 1);
    List<Entry> entries = conversation.entries();
    assertEquals(List.of(0L, 3L, 1L, 1L), entries.stream().map(Entry::size).toList());
    assertEquals(Duration.ofNanos(5), entries.get(1).at()); // when its first byte came
  }

  @Test
  void aLongEntryKeepsItsBeginning() {
    for (int i = 0; i < 1000; i++) {
      say(Side.NEAR, 10_000);
    }
    Entry entry = conversation.entries().get(0);
    assertEquals(10_000_000, entry.size());
    assertEquals(8 * 1024, entry.kept().length);
  }

  @Test
  void manyEntriesKeepTheFirstAndTheLatest() {
    for (int i = 0; i < 100_000; i++) {
      say(i % 2 == 0 ? Side.NEAR : Side.FAR, 1000);
    }
    List<Entry> entries = conversation.entries();
    assertEquals(122, entries.size()); // 100, a note, 20, and the one that goes on
    assertEquals("99879 entries with 99,879,000 B left out", entries.get(100).note());
    int kept = entries.stream().mapToInt(entry -> entry.kept().length).sum();
    assertTrue(kept <= 80_000, kept + " bytes kept");
    assertTrue(entries.stream().skip(101).allMatch(entry -> entry.kept().length >= 64));
  }

  @Test
  void takingOutWaitsForAPause() {
    conversation.opened();
    say(Side.NEAR, 1);
    assertEquals(1, conversation.take(Duration.ofMillis(50)).size()); // open
    nanos.addAndGet(49_000_000);
    assertEquals(0, conversation.take(Duration.ofMillis(50)).size());
    say(Side.NEAR, 1);
    nanos.addAndGet(50_000_000);
    assertEquals(2, conversation.take(Duration.ofMillis(50)).get(0).size());
    assertEquals(0, conversation.take(Duration.ofMillis(50)).size());
  }

  private void say(Side from, int bytes) {
    conversation.bytes(from, ByteBuffer.allocate(bytes));
  }
}
