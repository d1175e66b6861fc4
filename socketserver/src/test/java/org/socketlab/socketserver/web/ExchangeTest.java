package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.http.Request;

/** Which requests are answered from memory, and which are left to a thread that may block. */
final class ExchangeTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n";

  private static Exchange of(String request) {
    Router routes =
        new Router() {
          @Override
          public Reply answer(Request asked, byte[] body) {
            throw new AssertionError("not asked for");
          }

          @Override
          public Reply inMemory(Request asked) {
            return asked.line().target().equals("/") ? Reply.nothing() : null;
          }
        };
    WebSite site = new WebSite(routes, null, null);
    byte[] bytes = Attack.bytes(request + "left over from another");
    return Exchange.inMemory(site, bytes, request.length());
  }

  @Test
  void isInMemoryIfTheRequestIsWholeAndTheReplyAtHand() {
    Exchange kept = of(GET + "\r\n");
    assertEquals(204, kept.reply().status());
    assertTrue(kept.persists());
    assertFalse(kept.wasLast());
    Exchange last = of(GET + "Connection: close\r\n\r\n");
    assertFalse(last.persists());
    assertTrue(last.wasLast());
    assertTrue(of("HEAD / HTTP/1.0\r\n\r\n").isHead());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "GET / HTTP/1.1\r\n",
        GET,
        GET + "\r",
        GET + "\n",
        GET + "\r\nG",
        GET + "\r\n" + GET + "\r\n",
        GET + "Content-Length: 1\r\n\r\n",
        GET + "transfer-encoding: chunked\r\n\r\n",
        GET + "Expect: 100-continue\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET /else HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: x\r\n\r\n"
      })
  void isLeftToAThreadOtherwise(String request) {
    assertNull(of(request));
  }
}
