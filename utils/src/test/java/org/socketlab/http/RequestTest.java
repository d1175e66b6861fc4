package org.socketlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, as a strict reader reads them. */
final class RequestTest {
  private static final String START = "POST / HTTP/1.1\r\nHost: a\r\n";

  @Test
  void isReadOneAfterAnother() throws IOException {
    MessageReader reader =
        reader("\r\n" + START + "Content-Length: 3\r\n\r\nabcGET /2 HTTP/1.0\r\n\r\n");
    assertTrue(reader.awaitMessage());
    Request first = reader.request(reader.requestLine());
    assertEquals("abc", new String(reader.body(Framing.of(first)).readAllBytes()));
    Request second = reader.request(reader.requestLine());
    assertEquals("/2", second.line().target());
    assertEquals(new Framing.Length(0), Framing.of(second));
    assertFalse(reader.awaitMessage());
  }

  @Test
  void persistsAsItsVersionAndConnectionSay() throws IOException {
    assertTrue(request("GET / HTTP/1.1\r\nHost: a\r\n\r\n").persists());
    assertFalse(request("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n").persists());
    assertFalse(request("GET / HTTP/1.0\r\n\r\n").persists());
    assertTrue(request("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").persists());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n"
      })
  void mayNotBeReadInTwoWays(String text) {
    assertEquals(400, assertThrows(BadMessage.class, () -> request(text)).status());
  }

  @Test
  void hasLimits() {
    String line = "GET /" + "a".repeat(8192) + " HTTP/1.1\r\n";
    assertEquals(414, assertThrows(BadMessage.class, () -> request(line)).status());
    String many = START + "X: y\r\n".repeat(200);
    assertEquals(431, assertThrows(BadMessage.class, () -> request(many)).status());
    String longOne = START + "X: " + "y".repeat(40_000);
    assertEquals(431, assertThrows(BadMessage.class, () -> request(longOne)).status());
    assertThrows(EOFException.class, () -> request(START));
  }

  @Test
  void endsWhereItsFramingSays() throws IOException {
    assertEquals(new Framing.Length(7), framing("Content-Length: 7\r\nContent-Length: 7\r\n"));
    assertEquals(new Framing.Chunked(), framing("Transfer-Encoding: Chunked\r\n"));
    assertEquals(501, refused("Transfer-Encoding: gzip, chunked\r\n"));
    assertEquals(501, refused("Transfer-Encoding: identity\r\n"));
    assertEquals(400, refused("Transfer-Encoding: chunked, chunked\r\n"));
    assertEquals(400, refused("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n"));
    assertEquals(400, refused("Content-Length: 1\r\nContent-Length: 2\r\n"));
    assertEquals(400, refused("Content-Length: -1\r\n"));
    assertEquals(400, refused("Content-Length: 99999999999999999999\r\n"));
  }

  private static int refused(String fields) {
    return assertThrows(BadMessage.class, () -> framing(fields)).status();
  }

  private static Framing framing(String fields) throws IOException {
    return Framing.of(request(START + fields + "\r\n"));
  }

  private static Request request(String text) throws IOException {
    MessageReader reader = reader(text);
    return reader.request(reader.requestLine());
  }

  private static MessageReader reader(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new MessageReader(new ByteArrayInputStream(bytes), Limits.REQUEST, true);
  }
}
