package org.socketlab.httpclient;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

/** What socket-05 makes of a reply that is not as it should be. */
@Grades("socket-05")
final class Socket05FailureChecks {
  /** Far larger than any real header. */
  private static final int ENDLESS_MEGABYTES = 32;

  @Check(
      value = "exits 1 when a body ends early, after what did arrive",
      points = 3,
      teaches =
          "A server that crashes ends the stream, too. Who does not count takes half a file for the"
              + " whole.",
      contract = {
        "A reply that ends early, or is not HTTP: exit 1, after what did arrive.",
        "No stack trace for anything that a network, a peer or a user can cause."
      })
  void cutShort(Lab lab) {
    String word = lab.randomWord();
    cut(lab, "HTTP/1.1 200 OK\nContent-Length: 100\n\n", word, word);
    cut(lab, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n", "20\r\n" + word, word);
    cut(lab, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n", "8\r\n" + word + "\r\n", word);
    ClientExchange broken = ClientExchange.begin(lab);
    broken.reply("HTTP/1.1 200 OK\nContent-Length: 100\n\n", ClientExchange.bytes(word));
    broken.server().reset();
    broken.client().expectFailure("socket-05", 1);
  }

  private static void cut(Lab lab, String head, String sent, String arrived) {
    ClientExchange exchange = ClientExchange.begin(lab);
    exchange.reply(head, ClientExchange.bytes(sent));
    exchange.server().endStream();
    exchange.expectPrinted(head, ClientExchange.bytes(arrived));
    exchange.client().expectFailure("socket-05", 1);
  }

  @Check(
      value = "exits 1 when the header ends early, after the lines that did arrive",
      points = 1,
      teaches =
          "A header ends with an empty line. Without that, it may have been about to say more.",
      contract = {"A reply that ends early, or is not HTTP: exit 1, after what did arrive."})
  void cutInHeader(Lab lab) {
    ClientExchange exchange = ClientExchange.begin(lab);
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
          "Any program may listen on a port. A reply begins with HTTP/1.1 or HTTP/1.0, a blank, and"
              + " three digits.",
      contract = {
        "A reply that ends early, or is not HTTP: exit 1, after what did arrive.",
        "HTTP begins with `HTTP/1.`, a digit, a blank and three digits; it says one length at most,"
            + " which is a number; and its head has an end (32 MiB are none)."
      })
  void notHttp(Lab lab) {
    String word = lab.randomWord();
    String[] replies = {"", "220 %s ESMTP\r\n", "HTTP/1.1 2000 %s\r\n\r\n"};
    for (String reply : replies) {
      ClientExchange exchange = ClientExchange.begin(lab);
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
          "Two lengths are two ends: a client that picks one may take the rest for the next reply."
              + " So no client may (RFC 9112 section 6.3).",
      contract = {
        "HTTP begins with `HTTP/1.`, a digit, a blank and three digits; it says one length at most,"
            + " which is a number; and its head has an end (32 MiB are none)."
      })
  void contradiction(Lab lab) {
    for (String second : new String[] {"Content-Length: 4", "Content-Length: -3"}) {
      ClientExchange exchange = ClientExchange.begin(lab);
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
          "What is kept in memory needs a limit, or a server can fill our memory. A body needs"
              + " none: pass it on.",
      contract = {
        "HTTP begins with `HTTP/1.`, a digit, a blank and three digits; it says one length at most,"
            + " which is a number; and its head has an end (32 MiB are none)."
      },
      waits = true)
  void endless(Lab lab) throws IOException {
    ClientExchange exchange = ClientExchange.begin(lab, "--timeout", "60");
    exchange.server().send("HTTP/1.1 200 OK\r\n");
    lab.story().step("send", "X-More: ... without end, until the program hangs up");
    String field = "X-More: " + "more".repeat(14) + "\r\n";
    byte[] piece = ClientExchange.bytes(field.repeat(1024));
    if (takes(exchange.server().socket().getOutputStream(), piece)) {
      throw new CheckFailed("it read " + ENDLESS_MEGABYTES + " MiB of header, and would read more");
    }
    exchange.client().expectFailure("socket-05", 1);
  }

  /** Whether the program takes all bytes that are sent. */
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
          "A read waits for ever unless it is told not to. Silence may come before the reply, or in"
              + " its middle.",
      contract = {
        "a peer that stays silent ends the client with exit 1 and a message that names the time"
            + " waited",
        "it bounds connecting and each wait for bytes"
      })
  void silent(Lab lab) {
    ClientExchange before = ClientExchange.begin(lab, "--timeout", "0.6");
    ClientExchange within = ClientExchange.begin(lab, "--timeout", "0.7");
    within.server().send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
    before.expectSent();
    before.client().expectRest("");
    before.client().expectFailure("socket-05", 1, "0.6");
    within.expectPrinted("HTTP/1.1 200 OK\nContent-Length: 9\n\n", ClientExchange.bytes("half"));
    within.client().expectFailure("socket-05", 1, "0.7");
  }

  @Check(
      value = "waits as long as --timeout for each piece, and not for the whole reply",
      points = 1,
      teaches =
          "A slow server is not a silent one. A limit of a few seconds for the whole reply fails on"
              + " every large file.",
      contract = {"it bounds connecting and each wait for bytes"},
      waits = true)
  void slow(Lab lab) {
    byte[] body = ClientExchange.bytes(lab.randomWord());
    ClientExchange exchange = ClientExchange.begin(lab, "--timeout", "2");
    String head = "HTTP/1.1 200 OK\nContent-Length: %d\n\n".formatted(body.length);
    exchange.server().send(head.replace("\n", "\r\n"));
    for (byte b : body) { // eight of them, in 2.6 s
      exchange.client().hasEnded(330);
      exchange.server().send(new byte[] {b});
    }
    exchange.expectPrinted(head, body);
    exchange.client().expectExit(0);
  }

  @Check(
      value = "ends at once on SIGTERM and on Ctrl-C, while it waits for the reply",
      points = 1,
      teaches =
          "A user who is tired of waiting presses Ctrl-C. That is not an error, and must show no"
              + " stack trace.",
      contract = {"On SIGTERM or Ctrl-C a client that waits ends at once"})
  void interrupted(Lab lab) {
    for (Consumer<Child> signal : List.<Consumer<Child>>of(Child::terminate, Child::interrupt)) {
      ClientExchange exchange = ClientExchange.begin(lab, "--timeout", "60");
      signal.accept(exchange.client());
      exchange.client().expectStopped();
    }
  }

  @Check(
      value = "takes the first IPv4 address where a name has both kinds",
      points = 1,
      teaches =
          "Resolvers list addresses in an order of their own. Not every network carries IPv6: by"
              + " IPv4 most servers are reached.",
      contract = {"The address is the first that the name resolves to, IPv4 before IPv6."})
  void ipv4First(Lab lab) {
    String name = lab.randomWord();
    ClientExchange exchange = ClientExchange.beginAtName(name, lab);
    exchange.reply("HTTP/1.1 200 OK\nContent-Length: 0\n\n", new byte[0]);
    exchange.server().endStream();
    ClientExchange.expectSent(exchange.client(), name);
    exchange.client().expectExit(0);
  }

  @Check(
      value = "tells its options, and fails as the stages before it",
      points = 1,
      teaches = "Each stage does what the one before it did, and one thing more.",
      contract = {
        "Each stage does what the one before it did, and one thing more.",
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "Ports are 0-65535, else exit 2.",
        "(decimal, above 0, default 5",
        "(it begins with `/` and has no blanks, control characters or `#`, else exit 2; beyond"
            + " ASCII it is percent-encoded UTF-8)"
      },
      seconds = 90)
  void asBefore(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--port", "65536");
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--timeout", "0");
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--path", "/a b");
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--path", "/a#b");
    String port = String.valueOf(lab.closedPort());
    Child client = lab.start("--host", "127.0.0.1", "--port", port);
    client.expectLine("Socket created");
    client.expectLine("IP address of 127.0.0.1 is 127.0.0.1");
    client.expectRest("");
    client.expectFailure("socket-05", 1, "127.0.0.1", port);
  }
}
