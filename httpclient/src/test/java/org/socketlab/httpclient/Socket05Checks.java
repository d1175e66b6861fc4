package org.socketlab.httpclient;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.socketlab.testing.Check;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** What socket-05 makes of a reply that is as it should be. */
@Grades("socket-05")
final class Socket05Checks {
  private static final byte[] NOTHING = {};

  @Check(
      value = "prints status line, header, empty line and as many bytes as Content-Length says",
      points = 4,
      teaches =
          "The server may keep the connection open: who waits for its end waits in vain. And a body"
              + " is bytes, not text.",
      contract = {
        "the response: status line, headers, empty line, body",
        "reads the whole reply by its framing: Content-Length, chunked, or until close; 204 and 304"
            + " have no body.",
        "prints the head as it came and the body decoded from chunks, byte for byte"
      })
  void contentLength(Lab lab) {
    String path = "/" + lab.randomWord();
    byte[] body = lab.randomBytes(500, 3000);
    ClientExchange exchange = ClientExchange.begin(lab, "--path", path);
    lab.story()
        .expectSame(
            "the request line",
            ClientExchange.bytes("GET " + path + " HTTP/1.1"),
            ClientExchange.bytes(exchange.requestLine()));
    String head =
        "HTTP/1.1 200 OK\nX-Word: %s\nContent-Length: %d\n\n"
            .formatted(lab.randomWord(), body.length);
    exchange.reply(head, body);
    exchange.expectPrinted(head, body);
    exchange.client().expectExit(0);
  }

  @Check(
      value = "prints nothing of what follows the body",
      points = 1,
      teaches = "What comes after the body's end is no part of this reply, whatever it is.",
      contract = {"what follows the body, a trailer included, is not printed."})
  void surplus(Lab lab) {
    byte[] body = lab.randomBytes(100, 200);
    ClientExchange exchange = ClientExchange.begin(lab);
    String head = "HTTP/1.1 200 OK\nContent-Length: %d\n\n".formatted(body.length);
    exchange.reply(head, ClientExchange.joined(body, ClientExchange.bytes("surplus")));
    exchange.expectPrinted(head, body);
    exchange.client().expectExit(0);
  }

  @Check(
      value = "puts a chunked body together",
      points = 4,
      teaches =
          "Chunks are for a server that does not know the length beforehand: sizes in hex, maybe"
              + " with extensions to ignore, then the bytes; size 0 is the end (RFC 9112 section"
              + " 7.1).",
      contract = {
        "reads the whole reply by its framing: Content-Length, chunked, or until close; 204 and 304"
            + " have no body.",
        "prints the head as it came and the body decoded from chunks, byte for byte"
      })
  void chunked(Lab lab) {
    byte[] body = lab.randomBytes(500, 3000);
    ClientExchange exchange = ClientExchange.begin(lab);
    String head = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";
    exchange.reply(head, Chunks.of(body, lab.random(), "\r\n"));
    exchange.expectPrinted(head, body);
    exchange.client().expectExit(0);
  }

  @Check(
      value = "reads trailers, and keeps them out of the body",
      points = 2,
      teaches =
          "After the last chunk there may be more header fields, up to an empty line (RFC 9112"
              + " section 7.1.2).",
      contract = {"what follows the body, a trailer included, is not printed."})
  void trailers(Lab lab) {
    byte[] body = lab.randomBytes(100, 200);
    ClientExchange exchange = ClientExchange.begin(lab);
    String head = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";
    String trailer = "X-Sum: " + lab.randomWord() + "\r\nX-End: yes\r\n\r\n";
    exchange.reply(head, Chunks.of(body, lab.random(), trailer));
    exchange.expectPrinted(head, body);
    exchange.client().expectExit(0);
  }

  @Check(
      value = "knows Content-Length and Transfer-Encoding in any letter case",
      points = 1,
      teaches =
          "The names of fields have no letter case, and neither has chunked (RFC 9110 section 5.1):"
              + " servers and proxies write them as they like.",
      contract = {"The names of the fields come in any letter case."})
  void anyCase(Lab lab) {
    byte[] body = lab.randomBytes(100, 200);
    ClientExchange length = ClientExchange.begin(lab);
    String head =
        "HTTP/1.1 200 OK\n%s: %d\n\n".formatted(anyCase(lab, "Content-Length"), body.length);
    length.reply(head, body);
    length.expectPrinted(head, body);
    length.client().expectExit(0);

    ClientExchange chunked = ClientExchange.begin(lab);
    head =
        "HTTP/1.1 200 OK\n%s: %s\n\n"
            .formatted(anyCase(lab, "Transfer-Encoding"), anyCase(lab, "chunked"));
    chunked.reply(head, Chunks.of(body, lab.random(), "\r\n"));
    chunked.expectPrinted(head, body);
    chunked.client().expectExit(0);
  }

  /** A name in a random mix of upper and lower case, other than the usual one. */
  private static String anyCase(Lab lab, String name) {
    StringBuilder some = new StringBuilder();
    for (char c : name.toCharArray()) {
      some.append(lab.random().nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String upper = name.toUpperCase(Locale.ROOT);
    return List.of(name, lower, upper).contains(some.toString())
        ? anyCase(lab, name)
        : some.toString();
  }

  @Check(
      value = "reads to the end of the stream where the header does not say a length",
      points = 3,
      teaches = "As in HTTP/1.0, where the end of the connection was the end of the body.",
      contract = {
        "the reply, to its end",
        "reads the whole reply by its framing: Content-Length, chunked, or until close; 204 and 304"
            + " have no body."
      })
  void untilClose(Lab lab) {
    byte[] body = lab.randomBytes(500, 3000);
    ClientExchange exchange = ClientExchange.begin(lab);
    String head = "HTTP/1.0 200 OK\nX-Word: " + lab.randomWord() + "\n\n";
    exchange.reply(head, body);
    exchange.server().endStream();
    exchange.expectPrinted(head, body);
    exchange.client().expectExit(0);
  }

  @Check(
      value = "skips interim replies (1xx)",
      points = 3,
      teaches =
          "100 and 103 say that the answer is under way: a client must bear any number of them,"
              + " also unasked (RFC 9110 section 15.2).",
      contract = {"It skips interim 1xx replies"})
  void interim(Lab lab) {
    byte[] body = lab.randomBytes(100, 200);
    ClientExchange exchange = ClientExchange.begin(lab);
    String first =
        "HTTP/1.1 100 Continue\n\nHTTP/1.1 103 Early Hints\nLink: </style.css>; rel=preload\n\n";
    String head = "HTTP/1.1 200 OK\nContent-Length: %d\n\n".formatted(body.length);
    exchange.reply(first + head, body);
    exchange.expectPrinted(head, body);
    exchange.client().expectExit(0);
  }

  @Check(
      value = "waits for no body after 204 and 304",
      points = 2,
      teaches =
          "These have none, whatever their header says: a 304's length is that of a body which the"
              + " client has already (RFC 9112 section 6.3).",
      contract = {"204 and 304 have no body"})
  void noBody(Lab lab) {
    for (String status : new String[] {"204 No Content", "304 Not Modified"}) {
      ClientExchange exchange = ClientExchange.begin(lab);
      String head = "HTTP/1.1 " + status + "\nContent-Length: 12\n\n";
      exchange.reply(head, NOTHING);
      exchange.expectPrinted(head, NOTHING);
      exchange.client().expectExit(0);
    }
  }

  @Check(
      value = "reads a reply that comes in pieces, however small",
      points = 3,
      teaches =
          "TCP has no messages: a read returns what has arrived, and that may end within a line, a"
              + " size or a character.",
      contract = {
        "`socket-05` reads the whole reply by its framing",
        "a line is flushed when it is complete"
      })
  void inPieces(Lab lab) {
    byte[] body = ClientExchange.bytes("¡Hola, " + lab.randomWord() + "!");
    ClientExchange exchange = ClientExchange.begin(lab);
    exchange.expectSent();
    exchange.server().send("HTTP/1.1 20");
    exchange.server().expectSilence(150);
    exchange.server().send("0 OK\r\nTransfer-Encoding: chunked\r");
    exchange.server().expectSilence(150);
    byte[] rest =
        ClientExchange.joined(
            ClientExchange.bytes("\n\r\n"), Chunks.of(body, lab.random(), "\r\n"));
    int last = rest.length - 2; // the empty trailer's line end, which a client need not await
    for (int i = 0; i < last - 1; i++) {
      exchange.server().send(new byte[] {rest[i]});
    }
    exchange.server().send(Arrays.copyOfRange(rest, last - 1, rest.length));
    exchange.expectPrintedNext("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n", body);
    exchange.client().expectExit(0);
  }

  @Check(
      value = "takes a reply of any status for an answer, and exits 0",
      points = 2,
      teaches = "404 is the server's answer to what was asked. The exchange itself worked.",
      contract = {"A well-formed reply of any status (404 too) is exit 0: the exchange worked."})
  void anyStatus(Lab lab) {
    for (int code : new int[] {404, 500 + lab.random().nextInt(100)}) {
      byte[] body = ClientExchange.bytes("no " + lab.randomWord() + " here\n");
      ClientExchange exchange = ClientExchange.begin(lab);
      String head = "HTTP/1.1 %d Sorry\nContent-Length: %d\n\n".formatted(code, body.length);
      exchange.reply(head, body);
      exchange.expectPrinted(head, body);
      exchange.client().expectExit(0);
    }
  }
}
