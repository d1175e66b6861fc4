package org.socketlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestLineTest {
  @Test
  void hasAMethodATargetAndAVersion() throws BadMessage {
    RequestLine line = RequestLine.parse("GET /a?b HTTP/1.1");
    assertEquals(new RequestLine("GET", "/a?b", 1, 1), line);
    assertEquals("GET /a?b HTTP/1.1", line.toString());
  }

  @Test
  void hasNoVersionInTheFirstHttp() throws BadMessage {
    assertTrue(RequestLine.parse("GET /a").isSimple());
    assertEquals("GET /a", RequestLine.parse("GET /a").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET",
        "GET ",
        " / HTTP/1.1",
        "GET  / HTTP/1.1",
        "GET / HTTP/1.1 ",
        "GET / HTTP/1.1 x",
        "G\tT / HTTP/1.1",
        "GET /\u00e9 HTTP/1.1",
        "GET /\0 HTTP/1.1",
        "GET / http/1.1",
        "GET / HTTP/1.",
        "GET / HTTP/11",
        "GET / HTTP/1.10",
        "GET / HTTP/a.b"
      })
  void refusesWhatIsNoRequestLine(String line) {
    assertEquals(400, assertThrows(BadMessage.class, () -> RequestLine.parse(line)).status());
  }

  @ParameterizedTest
  @CsvSource({"GET / HTTP/2.0", "GET / HTTP/0.9", "PRI * HTTP/2.0"})
  void refusesAnotherMajorVersion(String line) {
    assertEquals(505, assertThrows(BadMessage.class, () -> RequestLine.parse(line)).status());
  }
}
