package org.socketlab.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageReaderTest {
  /** Small, so that a test can go to the very byte. */
  private static final Limits SMALL = new Limits(20, 30, 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\n\r\n",
        "HTTP/1.1 200 OK\nA: b\nC: d\n\n", // RFC 9112 section 2.2
        "HTTP/1.1 200 OK\r\nA: b\nC: d\n\r\n"
      })
  void readsAHeadAndKeepsItAsItCame(String head) throws Exception {
    for (Wire wire : Wire.values()) {
      MessageReader reader = new MessageReader(wire.carries(head + "body"), Limits.RESPONSE);
      Response response = reader.response();
      assertEquals(new StatusLine(1, 200, "OK"), response.status());
      assertEquals(List.of(new Field("A", "b"), new Field("C", "d")), response.fields().all());
      assertEquals(head, reader.head());
    }
  }

  @Test
  void joinsFoldedLines() throws Exception {
    MessageReader reader = reader("HTTP/1.1 200 OK\r\nA: b\r\n  c\r\n\t\r\n\td \r\nE: f\r\n\r\n");
    assertEquals(
        List.of(new Field("A", "b c d"), new Field("E", "f")), reader.response().fields().all());
  }

  @Test
  void readsOneMessageAfterAnother() throws Exception {
    MessageReader reader =
        reader(
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none"
                + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\nT: t\r\n\r\n"
                + "HTTP/1.1 204 No Content\r\n\r\n"
                + "HTTP/1.1 200 OK\r\n\r\nthree");
    for (String body : List.of("one", "two", "", "three")) {
      Framing framing = Framing.of(reader.response());
      assertArrayEquals(Wire.bytes(body), reader.body(framing).readAllBytes());
    }
  }

  @Test
  void skipsInterimResponses() throws Exception {
    String interim = "HTTP/1.1 103 Early Hints\r\nContent-Length: 9\r\n\r\n";
    MessageReader reader = reader(interim.repeat(64) + "HTTP/1.1 200 OK\r\n\r\n");
    assertEquals(200, reader.response().status().code());
    assertEquals("HTTP/1.1 200 OK\r\n\r\n", reader.head());

    MessageReader endless = reader(interim.repeat(65) + "HTTP/1.1 200 OK\r\n\r\n");
    BadMessage refusal = assertThrows(BadMessage.class, endless::response);
    assertEquals("more than 64 interim replies, and no other", refusal.getMessage());
  }

  static Stream<Arguments> brokenOff() {
    return Stream.of(
        Arguments.of("", "the stream ended before a reply came"),
        Arguments.of("HTTP/1.1 100 Wait\r\n\r\n", "the stream ended before a reply came"),
        Arguments.of("HTT", "the stream ended within the status line"),
        Arguments.of("HTTP/1.1 200 OK", "the stream ended within the status line"),
        Arguments.of("HTTP/1.1 200 OK\r\n", "the stream ended within the header section"),
        Arguments.of("HTTP/1.1 200 OK\r\nA: b", "the stream ended within the header section"),
        Arguments.of(
            "HTTP/1.1 200 OK\r\nA: b\r\n\r", "the stream ended within the header section"));
  }

  @ParameterizedTest
  @MethodSource("brokenOff")
  void saysWhereAHeadBrokeOffAndKeepsWhatCame(String head, String sentence) {
    for (Wire wire : Wire.values()) {
      MessageReader reader = new MessageReader(wire.carries(head), Limits.RESPONSE);
      IOException failure = assertThrows(EOFException.class, reader::response);
      assertEquals(sentence, failure.getMessage());
      assertEquals(head.contains(" 100 ") ? "" : head, reader.head());
    }
  }

  static Stream<Arguments> bad() {
    String inside = "it has a carriage return or a NUL inside a line";
    String noColon = "it has a header line without a colon";
    return Stream.of(
        Arguments.of("HTTP/1.1 200 O\rK\r\n\r\n", inside),
        Arguments.of("HTTP/1.1 200 OK\r\r\n\r\n", inside),
        Arguments.of("HTTP/1.1 200 O\0K\r\n\r\n", inside),
        Arguments.of("HTTP/1.1 200 OK\r\nA: b\rC: d\r\n\r\n", inside),
        Arguments.of("HTTP/1.1 200 OK\r\nA: b\0\r\n\r\n", inside),
        Arguments.of("HTTP/1.1 200 OK\r\n folded\r\n\r\n", noColon),
        Arguments.of(
            "HTTP/1.1 200 OK\r\n A: b\r\n\r\n", "it has a header line whose name is no token"),
        Arguments.of("HTTP/1.1 200 OK\r\nA: b\r\nno colon\r\n\r\n", noColon),
        Arguments.of(
            "\r\nHTTP/1.1 200 OK\r\n\r\n",
            "it does not begin with a status line such as HTTP/1.1 200 OK"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesWhatIsNoHead(String head, String sentence) {
    BadMessage refusal = assertThrows(BadMessage.class, reader(head)::response);
    assertEquals(sentence, refusal.getMessage());
  }

  static Stream<Arguments> limits() {
    String ok = "HTTP/1.1 200 OK\r\n";
    return Stream.of(
        Arguments.of("HTTP/1.1 200 12345\r\n\r\n", null),
        Arguments.of("HTTP/1.1 200 123456\r\n\r\n", "the status line is longer than 20 bytes"),
        Arguments.of("x".repeat(21), "the status line is longer than 20 bytes"),
        Arguments.of(ok + "A: " + "b".repeat(23) + "\r\n\r\n", null),
        Arguments.of(
            ok + "A: " + "b".repeat(24) + "\r\n\r\n", "the header section is longer than 30 bytes"),
        Arguments.of(ok + "A:\r\nB:\r\nC:\r\n\r\n", null),
        Arguments.of(
            ok + "A:\r\nB:\r\nC:\r\nD:\r\n\r\n", "the header section has more than 3 lines"),
        Arguments.of(
            ok + "A:\r\n b\r\n c\r\n d\r\n\r\n", "the header section has more than 3 lines"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void takesAHeadUpToItsLimitsAndNotAByteMore(String head, String sentence) throws Exception {
    MessageReader reader = new MessageReader(Wire.WHOLE.carries(head), SMALL);
    if (sentence == null) {
      reader.response();
    } else {
      BadMessage refusal = assertThrows(BadMessage.class, reader::response);
      assertEquals(sentence, refusal.getMessage());
    }
  }

  private static MessageReader reader(String text) {
    return new MessageReader(Wire.BYTE_BY_BYTE.carries(text), Limits.RESPONSE);
  }
}
