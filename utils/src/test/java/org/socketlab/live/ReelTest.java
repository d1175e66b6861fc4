package org.socketlab.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;

final class ReelTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private static Meeting meeting(int number) {
    InetSocketAddress near = new InetSocketAddress("127.0.0.1", 50_000 + number);
    return new Meeting(number, false, near, near, new InetSocketAddress("127.0.0.1", 80));
  }

  private static void say(Conversation conversation, Side from, String text) {
    conversation.bytes(from, ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  /** Waits until a conversation fulfils the condition. */
  private static Strip await(Reel reel, int number, Predicate<Strip> wanted)
      throws InterruptedException {
    while (true) {
      synchronized (reel) {
        Strip strip = reel.strip(number).orElseThrow();
        if (wanted.test(strip)) {
          return strip;
        }
        assertTrue(reel.await(reel.version(), MINUTE), "nothing changes any more");
      }
    }
  }

  private static List<String> texts(Reel reel, Strip strip) {
    synchronized (reel) {
      return strip.span(0, Integer.MAX_VALUE).rows().stream().map(Row::text).toList();
    }
  }

  @Test
  void whatASideGoesOnSayingIsSeenBeforeItHasEnded() throws InterruptedException {
    try (Reel reel = new Reel()) {
      Conversation conversation = reel.begin(meeting(1));
      conversation.opened();
      say(conversation, Side.NEAR, "one\n");
      Strip strip = await(reel, 1, one -> one.end() == 2);
      say(conversation, Side.FAR, "two\n");
      conversation.ended(Side.FAR);
      conversation.closed();
      await(reel, 1, one -> !one.isOpen());
      assertEquals(
          List.of("open", "one\\n", "two\\n", "end of stream", "still open at the end"),
          texts(reel, strip));
      assertEquals(5, strip.firm());
    }
  }

  @Test
  void aMessageThatGoesOnInAnotherRowIsStillUnderstood() throws InterruptedException {
    try (Reel reel = new Reel()) {
      Conversation conversation = reel.begin(meeting(1));
      say(conversation, Side.NEAR, "GET / HTTP/1.1\r\n\r\n");
      say(conversation, Side.FAR, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n1");
      say(conversation, Side.NEAR, "x");
      say(conversation, Side.FAR, "234");
      conversation.closed();
      Strip strip = await(reel, 1, one -> !one.isOpen());
      assertEquals(
          List.of(
              "HTTP request",
              "HTTP response",
              "x",
              "HTTP response, continued",
              "still open at the end"),
          texts(reel, strip));
    }
  }

  @Test
  void forgetsTheEarliestRowsAndKeepsTheirNumbers() throws InterruptedException {
    try (Reel reel = new Reel(10, 3000, 1 << 20)) {
      Conversation conversation = reel.begin(meeting(1));
      for (int i = 0; i < 4500; i++) {
        say(conversation, i % 2 == 0 ? Side.NEAR : Side.FAR, "message " + i);
      }
      conversation.closed();
      Strip strip = await(reel, 1, one -> !one.isOpen());
      assertEquals(4501, strip.end());
      assertEquals(1501, strip.first());
      synchronized (reel) {
        assertEquals("message 1501", strip.span(0, 1502).rows().get(0).text());
        assertEquals("message 4499", strip.span(4499, 4500).rows().get(0).text());
      }
    }
  }

  @Test
  void bytesAreBoundedToo() throws InterruptedException {
    try (Reel reel = new Reel(10, 3000, 10_000)) {
      for (int number = 1; number <= 3; number++) {
        Conversation conversation = reel.begin(meeting(number));
        say(conversation, Side.NEAR, "x".repeat(6000));
        conversation.closed();
        await(reel, number, one -> !one.isOpen());
      }
      assertEquals(1, reel.strip(2).orElseThrow().first());
      assertEquals(0, reel.strip(3).orElseThrow().first());
    }
  }

  @Test
  void forgetsConversationsThatAreOver() throws InterruptedException {
    try (Reel reel = new Reel(2, 3000, 1 << 20)) {
      Conversation open = reel.begin(meeting(1));
      for (int number = 2; number <= 4; number++) {
        reel.begin(meeting(number)).closed();
        await(reel, number, one -> !one.isOpen());
      }
      assertEquals(
          Set.of(1, 4),
          reel.changedAfter(0).stream()
              .map(strip -> strip.conversation().meeting().number())
              .collect(Collectors.toSet()));
      assertEquals("[1 to 1, 4 to 4]", known(reel));
      reel.begin(meeting(5)).closed();
      await(reel, 5, one -> !one.isOpen());
      reel.begin(meeting(6));
      assertEquals("[1 to 1, 6 to 6]", known(reel));
      assertFalse(open.isClosed());
    }
    try (Reel reel = new Reel(3, 3000, 1 << 20)) {
      assertEquals("[]", known(reel));
      for (int number = 1; number <= 3; number++) {
        reel.begin(meeting(number));
      }
      assertEquals("[1 to 3]", known(reel));
    }
  }

  private static String known(Reel reel) {
    return reel.known().stream().map(range -> range[0] + " to " + range[1]).toList().toString();
  }

  @Test
  void findsATextInBytesFieldsAndNotes() throws InterruptedException {
    try (Reel reel = new Reel()) {
      Conversation conversation = reel.begin(meeting(1));
      conversation.opened();
      say(conversation, Side.NEAR, "GET /Straße HTTP/1.1\r\nHost: x\r\n\r\n");
      conversation.closed();
      Strip strip = await(reel, 1, one -> !one.isOpen());
      List<Row> rows = strip.span(0, 10).rows();
      assertTrue(rows.get(0).contains("open"));
      assertTrue(rows.get(1).contains("/stra"));
      assertTrue(rows.get(1).contains("empty line"));
      assertFalse(rows.get(1).contains("get /stras"));
    }
  }
}
