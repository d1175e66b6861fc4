package org.socketlab.ladder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;

/** HTTP in ladders: the parts have names, even if messages and entries do not coincide. */
final class HttpLadderTest {
  private static final InetSocketAddress NEAR = new InetSocketAddress("127.0.0.1", 50112);
  private static final InetSocketAddress FAR = new InetSocketAddress("127.0.0.1", 8080);
  private static final LadderStyle STYLE = new LadderStyle("wiretap ->", 76, false, false);

  private final Conversation conversation =
      new Conversation(new Meeting(1, false, NEAR, NEAR, FAR));

  @Test
  void aPageInChunks() {
    conversation.opened();
    near("GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nConnection: close\r\n\r\n");
    far(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "1a;name=value\r\n<!doctype html>\n<p>Hola!\n\r\n5\r\nHola!\r\n"
            + "0\r\nServer-Timing: db;dur=53\r\n\r\n");
    conversation.ended(Side.FAR);
    conversation.ended(Side.NEAR);
    conversation.closed();
    expect("http-chunked");
  }

  @Test
  void aConnectionThatIsKept() {
    conversation.opened();
    near("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nHola!");
    far("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHola!");
    near("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    far("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n"); // and no body
    near("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
    far("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
    near("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n");
    far("HTTP/1.1 100 Continue\r\n\r\n");
    near("0123456789");
    far("HTTP/1.1 201 Created\r\n\r\nuntil the end of the stream");
    expect("http-kept");
  }

  @Test
  void longBodiesAreElidedWithTheirSize() {
    conversation.opened();
    near("GET /bigfile HTTP/1.1\r\nHost: a\r\n\r\n");
    far(
        "HTTP/1.1 200 OK\r\nContent-Length: 1700000\r\n\r\n"
            + "0123456789abcdef\n".repeat(100_000));
    near("GET /image HTTP/1.1\r\nHost: a\r\n\r\n");
    far("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n");
    conversation.bytes(Side.FAR, ByteBuffer.wrap(new byte[1 << 20]));
    far("\r\n0\r\n\r\n");
    near("GET /next HTTP/1.1\r\nHost: a\r\n\r\n");
    far("HTTP/1.0 404 Not Found\r\n\r\n");
    expect("http-long");
  }

  @Test
  void headsThatAreSplitAndStrange() {
    conversation.opened();
    near("GET / HTTP/1.1\r\nHost: local");
    far("HTTP/1.1 102 Processing\r\n\r\n");
    near("host\nX-\u001b[2J: \u00e9\r\nNo colon\r\n\r\n");
    far("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nno chunk");
    near("GET /old\r\n");
    far("<p>just a page");
    near("SOMETHING else that is no HTTP\r\n");
    expect("http-strange");
  }

  @Test
  void anEndlessHeadIsNotDrawnWithoutEnd() {
    near("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(1000));
    long rows = Ladder.of(conversation, STYLE).lines().count();
    assertEquals(63, rows); // the title, the arrow, 60 fields and the dots
  }

  private void expect(String name) {
    Golden.expect(name, Ladder.of(conversation, STYLE));
  }

  private void near(String text) {
    conversation.bytes(Side.NEAR, ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private void far(String text) {
    conversation.bytes(Side.FAR, ByteBuffer.wrap(text.getBytes(UTF_8)));
  }
}
