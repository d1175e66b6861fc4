package org.socketlab.socketserver.chatclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.socketserver.chatclient.EventReader.LiveEvent;

final class EventReaderTest {
  /** Returns a few bytes at a time, as a connection may. */
  private static final class Pieces extends InputStream {
    private final InputStream in;
    private final int most;

    Pieces(byte[] bytes, int most) {
      this.in = new ByteArrayInputStream(bytes);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      return in.read(to, offset, Math.min(most, length));
    }
  }

  private static List<LiveEvent> events(String stream, int pieces) throws IOException {
    EventReader reader =
        new EventReader(new Pieces(stream.getBytes(StandardCharsets.UTF_8), pieces));
    List<LiveEvent> events = new ArrayList<>();
    for (LiveEvent event; (event = reader.next()) != null; ) {
      events.add(event);
    }
    return events;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsEventsSplitAnywhere(String end) throws IOException {
    String stream =
        "\ufeff: hello\n\nevent: edited\nid: 7\ndata: a\u00f1o\ndata:  two\n\ndata:x\n\ndata\n\n"
            .replace("\n", end);
    for (int pieces = 1; pieces < 12; pieces++) {
      assertEquals(
          List.of(
              new LiveEvent("7", "edited", "a\u00f1o\n two"),
              new LiveEvent("7", "message", "x"),
              new LiveEvent("7", "message", "")),
          events(stream, pieces));
    }
  }

  @Test
  void ignoresWhatItDoesNotKnow() throws IOException {
    assertEquals(
        List.of(new LiveEvent(null, "message", "x")),
        events("retry: 10\n:\nDATA: y\ndatas: z\nevent: edited\n\ndata: x\n\n", 5));
  }

  @Test
  void takesHalfAnEventForNone() throws IOException {
    assertEquals(List.of(), events("data: x\n", 100));
    assertEquals(List.of(), events("data: x\n\r".substring(0, 8) + "id: 1", 100));
    assertEquals(List.of(), events("", 1));
  }

  /** After a carriage return, the reader does not wait for a line feed that may not come. */
  @Test
  void doesNotWaitForWhatFollowsTheEmptyLine() throws IOException {
    InputStream in =
        new InputStream() {
          private final byte[] bytes = "data: x\r\r".getBytes(StandardCharsets.UTF_8);
          private int next;

          @Override
          public int read() throws IOException {
            if (next == bytes.length) {
              throw new IOException("asked for more than came");
            }
            return bytes[next++];
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            to[offset] = (byte) read();
            return 1;
          }
        };
    assertEquals(new LiveEvent(null, "message", "x"), new EventReader(in).next());
  }

  @Test
  void keepsNoIdThatIsNoHeadersValue() throws IOException {
    assertNull(events("id: a b\ndata: x\n\n", 100).get(0).id());
    assertNull(events("id: " + "9".repeat(101) + "\ndata: x\n\n", 100).get(0).id());
    assertEquals("1", events("id: 1\nid:\ndata: x\n\n", 100).get(0).id());
  }

  @Test
  void knowsWhereToGoOn() throws IOException {
    EventReader reader = reader("id: 7\n\n");
    assertNull(reader.next());
    assertEquals("7", reader.lastId());
    EventReader broken = reader("id: 7\ndata: x\n\nid: 8\ndata: y\n");
    assertEquals("7", broken.next().id());
    assertNull(broken.next());
    assertEquals("7", broken.lastId());
  }

  private static EventReader reader(String stream) {
    return new EventReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void hasNoUseForLinesAndEventsWithoutEnd() {
    String line = "data: " + "x".repeat(1000) + "\n";
    assertThrows(IOException.class, () -> events("x".repeat((1 << 20) + 1), 1 << 16));
    assertThrows(IOException.class, () -> events(line.repeat(1100), 1 << 16));
  }
}
