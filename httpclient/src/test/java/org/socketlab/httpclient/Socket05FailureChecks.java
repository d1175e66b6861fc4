package org.socketlab.httpclient;

import java.io.IOException;
import java.io.OutputStream;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

/** What socket-05 makes of a reply that is not as it should be. */
@Grades("socket-05")
final class Socket05FailureChecks {
  /** Far beyond any header that a server means. */
  private static final int ENDLESS_MEGABYTES = 32;

  @Check(
      value = "exits 1 when a body ends early, after what did arrive",
      points = 3,
      teaches =
          "A server that crashes ends the stream, too. Who does not count takes half a file for the whole.")
  void cutShort(Lab lab) {
    String word = lab.randomWord();
    cut(lab, "HTTP/1.1 200 OK\nContent-Length: 100\n\n", word, word);
    cut(lab, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n", "20\r\n" + word, word);
    cut(lab, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n", "8\r\n" + word + "\r\n", word);
    Exchange broken = Exchange.begin(lab);
    broken.reply("HTTP/1.1 200 OK\nContent-Length: 100\n\n", Exchange.bytes(word));
    broken.server().reset();
    broken.client().expectFailure("socket-05", 1);
  }

  private static void cut(Lab lab, String head, String sent, String arrived) {
    Exchange exchange = Exchange.begin(lab);
    exchange.reply(head, Exchange.bytes(sent));
    exchange.server().endStream();
    exchange.expectPrinted(head, Exchange.bytes(arrived));
    exchange.client().expectFailure("socket-05", 1);
  }

  @Check(
      value = "exits 1 when the header ends early, after the lines that did arrive",
      points = 1,
      teaches =
          "A header ends with an empty line. Without that, it may have been about to say more.")
  void cutInHeader(Lab lab) {
    Exchange exchange = Exchange.begin(lab);
    String field = "X-Word: " + lab.randomWord();
    exchange.server().send("HTTP/1.1 200 OK\r\n" + field + "\r\nContent-Le");
    exchange.server().endStream();
    exchange.expectSent();
    exchange.client().expectLine("HTTP/1.1 200 OK");
    exchange.client().expectLine(field);
    exchange.client().expectFailure("socket-05", 1);
  }

  @Check(
      value = "exits 1 when nothing comes, or something that is not HTTP",
      points = 2,
      teaches =
          "Any program may listen on a port. A reply begins with HTTP/1.1 or HTTP/1.0, a blank, and three digits.")
  void notHttp(Lab lab) {
    String word = lab.randomWord();
    String[] replies = {"", "220 %s ESMTP\r\n", "HTTP/1.1 2000 %s\r\n\r\n"};
    for (String reply : replies) {
      Exchange exchange = Exchange.begin(lab);
      exchange.server().send(reply.formatted(word));
      exchange.server().endStream();
      exchange.expectSent();
      exchange.client().expectFailure("socket-05", 1);
    }
  }

  @Check(
      value = "exits 1 when the length is said twice, differently, or is no number",
      points = 1,
      teaches =
          "Two lengths are two ends: who picks one may take the rest for the next reply. So nobody may (RFC 9112 section 6.3).")
  void contradiction(Lab lab) {
    for (String second : new String[] {"Content-Length: 4", "Content-Length: -3"}) {
      Exchange exchange = Exchange.begin(lab);
      exchange
          .server()
          .send("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n" + second + "\r\n\r\nabcdefgh");
      exchange.server().endStream();
      exchange.expectSent();
      exchange.client().expectFailure("socket-05", 1);
    }
  }

  @Check(
      value = "gives up on a header that does not end",
      points = 1,
      teaches =
          "What is kept in memory needs a limit, or whoever sends it has our memory. A body needs none: pass it on.")
  void endless(Lab lab) throws IOException {
    Exchange exchange = Exchange.begin(lab, "--timeout", "60");
    exchange.server().send("HTTP/1.1 200 OK\r\n");
    lab.story().step("send", "X-More: ... without end, until the program hangs up");
    String field = "X-More: " + "more".repeat(14) + "\r\n";
    byte[] piece = Exchange.bytes(field.repeat(1024));
    if (takes(exchange.server().socket().getOutputStream(), piece)) {
      throw new CheckFailed("it read " + ENDLESS_MEGABYTES + " MiB of header, and would read more");
    }
    exchange.client().expectFailure("socket-05", 1);
  }

  /** Whether all that is sent finds somebody who takes it. */
  private static boolean takes(OutputStream program, byte[] piece) {
    try {
      for (long sent = 0; sent < (long) ENDLESS_MEGABYTES << 20; sent += piece.length) {
        program.write(piece);
      }
      return true;
    } catch (IOException hungUp) {
      return false;
    }
  }

  @Check(
      value = "waits for a silent server as long as --timeout says, and names that time",
      points = 2,
      teaches =
          "A read waits for ever unless it is told not to. Silence may come before the reply, or in its middle.")
  void silent(Lab lab) {
    Exchange before = Exchange.begin(lab, "--timeout", "0.6");
    Exchange within = Exchange.begin(lab, "--timeout", "0.7");
    within.server().send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
    before.expectSent();
    before.client().expectRest("");
    before.client().expectFailure("socket-05", 1, "0.6");
    within.expectPrinted("HTTP/1.1 200 OK\nContent-Length: 9\n\n", Exchange.bytes("half"));
    within.client().expectFailure("socket-05", 1, "0.7");
  }

  @Check(
      value = "tells its options, and fails as the stages before it",
      points = 1,
      teaches = "Each stage does what the one before it did, and one thing more.",
      seconds = 90)
  void asBefore(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--port", "65536");
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--timeout", "0");
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--path", "/a b");
    String port = String.valueOf(lab.closedPort());
    Child client = lab.start("--host", "127.0.0.1", "--port", port);
    client.expectLine("Socket created");
    client.expectLine("IP address of 127.0.0.1 is 127.0.0.1");
    client.expectRest("");
    client.expectFailure("socket-05", 1, "127.0.0.1", port);
  }
}
