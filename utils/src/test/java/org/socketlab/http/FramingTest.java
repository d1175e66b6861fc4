package org.socketlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FramingTest {
  private static final Framing NONE = new Framing.Length(0);
  private static final Framing CHUNKED = new Framing.Chunked();
  private static final Framing CLOSE = new Framing.UntilClose();

  static Stream<Arguments> good() {
    return Stream.of(
        good("HTTP/1.1 200 OK", CLOSE),
        good("HTTP/1.0 200 OK", CLOSE),
        good("HTTP/1.1 200 OK\nConnection: keep-alive", CLOSE),
        good("HTTP/1.1 200 OK\nContent-Length: 0", NONE),
        good("HTTP/1.1 200 OK\nContent-Length: 12", new Framing.Length(12)),
        good("HTTP/1.0 200 OK\ncontent-length:12", new Framing.Length(12)),
        good("HTTP/1.1 200 OK\nContent-Length: 0012", new Framing.Length(12)),
        good(
            "HTTP/1.1 200 OK\nContent-Length: 9223372036854775807",
            new Framing.Length(Long.MAX_VALUE)),
        good("HTTP/1.1 200 OK\nContent-Length: 12, 12", new Framing.Length(12)),
        good("HTTP/1.1 200 OK\nContent-Length: 12\nContent-Length: 12", new Framing.Length(12)),
        good("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", CHUNKED),
        good("HTTP/1.1 200 OK\ntransfer-encoding: CHUNKED", CHUNKED),
        good("HTTP/1.1 404 No\nTransfer-Encoding: chunked", CHUNKED),
        // RFC 9112 section 6.3, rule 1
        good("HTTP/1.1 204 No Content", NONE),
        good("HTTP/1.1 204 No Content\nContent-Length: 12", NONE),
        good("HTTP/1.1 304 Not Modified\nContent-Length: 12", NONE),
        good("HTTP/1.1 304 Not Modified\nTransfer-Encoding: chunked", NONE),
        good("HTTP/1.1 103 Early Hints\nContent-Length: 12", NONE),
        good("HTTP/1.1 205 Reset Content", CLOSE));
  }

  private static Arguments good(String head, Framing framing) {
    return Arguments.of(head, framing);
  }

  @ParameterizedTest
  @MethodSource("good")
  void tellsWhereTheBodyEnds(String head, Framing expected) throws Exception {
    assertEquals(expected, Framing.of(response(head)));
  }

  static Stream<Arguments> bad() {
    String noNumber = "its Content-Length is not a number";
    String different = "it has two different Content-Lengths";
    String both = "it has both Transfer-Encoding and Content-Length";
    String coding = "its Transfer-Encoding is not chunked alone";
    return Stream.of(
        Arguments.of("Content-Length:", noNumber),
        Arguments.of("Content-Length: x", noNumber),
        Arguments.of("Content-Length: -1", noNumber),
        Arguments.of("Content-Length: +1", noNumber),
        Arguments.of("Content-Length: 0x10", noNumber),
        Arguments.of("Content-Length: 1.0", noNumber),
        Arguments.of("Content-Length: 1 2", noNumber),
        Arguments.of("Content-Length: 12,", noNumber),
        Arguments.of("Content-Length: 12;", noNumber),
        Arguments.of("Content-Length: 12\nContent-Length:", noNumber),
        Arguments.of("Content-Length: \u0661", noNumber), // a digit, but not an ASCII one
        Arguments.of("Content-Length: 12, 13", different),
        Arguments.of("Content-Length: 12\nContent-Length: 13", different),
        Arguments.of(
            "Content-Length: 9223372036854775808", "its Content-Length is beyond all measure"),
        Arguments.of(
            "Content-Length: " + "9".repeat(8000), "its Content-Length is beyond all measure"),
        Arguments.of("Content-Length: 12\nTransfer-Encoding: chunked", both),
        Arguments.of("Transfer-Encoding: chunked\nContent-Length: x", both),
        Arguments.of("Transfer-Encoding:", coding),
        Arguments.of("Transfer-Encoding: gzip", coding),
        Arguments.of("Transfer-Encoding: identity", coding),
        Arguments.of("Transfer-Encoding: gzip, chunked", coding),
        Arguments.of("Transfer-Encoding: chunked, gzip", coding),
        Arguments.of("Transfer-Encoding: chunked, chunked", coding),
        Arguments.of("Transfer-Encoding: chunked\nTransfer-Encoding: chunked", coding),
        Arguments.of("Transfer-Encoding: chunked;q=1", coding),
        Arguments.of("Transfer-Encoding: xchunked", coding));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesWhatContradictsItself(String fields, String sentence) throws Exception {
    Response response = response("HTTP/1.1 200 OK\n" + fields);
    BadMessage refusal = assertThrows(BadMessage.class, () -> Framing.of(response));
    assertEquals(sentence, refusal.getMessage());
  }

  @Test
  void refusesChunksInHttp10() throws Exception {
    Response response = response("HTTP/1.0 200 OK\nTransfer-Encoding: chunked");
    BadMessage refusal = assertThrows(BadMessage.class, () -> Framing.of(response));
    assertEquals("it has Transfer-Encoding, which HTTP/1.0 does not have", refusal.getMessage());
  }

  private static Response response(String head) throws BadMessage {
    List<String> lines = head.lines().toList();
    List<Field> fields = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      fields.add(Field.parse(line));
    }
    return new Response(StatusLine.parse(lines.get(0)), new Fields(fields));
  }
}
