package org.socketlab.httpclient;

import java.util.Locale;
import java.util.regex.Pattern;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

@Grades("socket-04")
final class Socket04Checks {

  @Check(
      value = "sends one request: GET / HTTP/1.1, its header, an empty line, and nothing more",
      points = 4,
      teaches = "The empty line is what a server waits for. Lines end in CR LF, on every system.",
      contract = {"`GET / HTTP/1.1`, with `Host` and `Connection: close`"})
  void request(Lab lab) {
    ClientExchange exchange = ClientExchange.begin(lab);
    expectRequestLine(exchange, "/");
    for (String line : exchange.request()) {
      if (!line.endsWith("\r\n")) {
        throw new CheckFailed("a line of the request does not end with \\r\\n: " + line.strip());
      }
    }
    exchange.server().expectEnd();
    exchange.server().close();
    exchange.client().expectExit(0);
  }

  @Check(
      value = "prints its four lines and does not wait for the reply",
      points = 3,
      teaches =
          "'Sent' means that our kernel has the bytes, nothing more: only a reply tells that they"
              + " arrived.",
      contract = {
        "`Message sent successfully`",
        "`socket-04` does not look at the reply: it ends when the request is sent."
      })
  void lines(Lab lab) {
    ClientExchange exchange = ClientExchange.beginAt("localhost", lab, "--timeout", "60");
    ClientExchange.expectSent(exchange.client(), "localhost");
    exchange.client().expectRest("");
    exchange.client().expectExit(0);
  }

  @Check(
      value = "names the host that it was given, with the port",
      points = 3,
      teaches =
          "One address may serve many sites: Host tells which is meant, and must be in every"
              + " request (RFC 9112 section 3.2).",
      contract = {"`Host` carries the port unless it is 80"})
  void host(Lab lab) {
    ClientExchange exchange = ClientExchange.beginAt("localhost", lab);
    expectField(exchange, "host", "localhost:" + exchange.server().local().getPort());
  }

  @Check(
      value = "puts an IPv6 address into brackets in Host",
      points = 1,
      teaches =
          "The brackets keep the address's colons apart from the port's (RFC 3986 section 3.2.2).",
      contract = {"an IPv6 address stands in brackets there."})
  void brackets(Lab lab) {
    // An IPv4-mapped IPv6 address, so that this check needs no IPv6.
    ClientExchange exchange = ClientExchange.beginAt("::ffff:127.0.0.1", lab);
    expectField(exchange, "host", "[::ffff:127.0.0.1]:" + exchange.server().local().getPort());
  }

  @Check(
      value = "asks the server to close the connection after the reply",
      points = 1,
      teaches =
          "A connection of HTTP/1.1 stays open for more requests, unless a side says that this was"
              + " the last.",
      contract = {"with `Host` and `Connection: close`"})
  void connectionClose(Lab lab) {
    expectField(ClientExchange.begin(lab), "connection", "close");
  }

  @Check(
      value = "asks for the path that it was given",
      points = 2,
      teaches =
          "The server sees the path as it stands in the request line, and nothing of the host.",
      contract = {"`socket-04` and `socket-05` take `--path /`"})
  void path(Lab lab) {
    String path = "/%s/%s?a=%%20b&c=~".formatted(lab.randomWord(), lab.randomWord());
    expectRequestLine(ClientExchange.begin(lab, "--path", path), path);
  }

  @Check(
      value = "percent-encodes what is beyond ASCII in the path, as UTF-8",
      points = 2,
      teaches =
          "A request line is ASCII. Other characters travel as their UTF-8 bytes, each as %HH.",
      contract = {
        "(it begins with `/` and has no blanks, control characters or `#`, else exit 2; beyond"
            + " ASCII it is percent-encoded UTF-8)"
      })
  void beyondAscii(Lab lab) {
    String word = lab.randomWord();
    ClientExchange exchange = ClientExchange.begin(lab, "--path", "/ñ/" + word + "/日本?😀");
    expectRequestLine(exchange, "/%C3%B1/" + word + "/%E6%97%A5%E6%9C%AC?%F0%9F%98%80");
  }

  @Check(
      value = "refuses a path that does not begin with / or has blanks, control characters or a #",
      points = 3,
      teaches =
          "A blank ends the path in the request line, and a line end begins the next field: with"
              + " these, a path could write the header. The part after a # is for the browser, and"
              + " goes to no server.",
      contract = {
        "(it begins with `/` and has no blanks, control characters or `#`, else exit 2; beyond"
            + " ASCII it is percent-encoded UTF-8)"
      },
      seconds = 90)
  void badPath(Lab lab) {
    Door door = lab.listen();
    String word = lab.randomWord();
    String[] paths = {
      word, "/" + word + " b", "/" + word + "\r\nEvil: yes", "/\t" + word, "/\u007f", "/a#" + word
    };
    for (String path : paths) {
      Usage.expectRefusal(lab, "--host", "127.0.0.1", "--port", door.port(), "--path", path);
    }
    door.expectNobody(50);
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
    ClientExchange.expectSent(exchange.client(), name);
    exchange.client().expectExit(0);
  }

  @Check(
      value = "shows no stack trace when the server resets the connection",
      points = 1,
      teaches =
          "A server that crashes, or is full, breaks the connection. What fails then has a"
              + " sentence; what is sent already has not failed.",
      contract = {"No stack trace for anything that a network, a peer or a user can cause."})
  void reset(Lab lab) {
    Door door = lab.listen();
    Child client = lab.start("--host", "127.0.0.1", "--port", door.port());
    door.accept().reset();
    client.expectExit(0, 1); // it may have been faster
  }

  @Check(
      value = "tells its options, and fails as the stages before it",
      points = 1,
      teaches = "Each stage does what the one before it did, and one thing more.",
      contract = {
        "Each stage does what the one before it did, and one thing more.",
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "Ports are 0-65535, else exit 2.",
        "(decimal, above 0, default 5"
      },
      seconds = 90)
  void asBefore(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--port", "65536");
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--timeout", "0");
    String port = String.valueOf(lab.closedPort());
    Child client = lab.start("--host", "127.0.0.1", "--port", port);
    client.expectLine("Socket created");
    client.expectLine("IP address of 127.0.0.1 is 127.0.0.1");
    client.expectRest("");
    client.expectFailure("socket-04", 1, "127.0.0.1", port);
  }

  private static void expectField(ClientExchange exchange, String name, String value) {
    exchange.lab().story().step("expect", "in the request " + name + ": " + value);
    exchange
        .lab()
        .story()
        .expectSame(
            "the value of " + name,
            ClientExchange.bytes(value),
            ClientExchange.bytes(exchange.field(name)));
  }

  private static void expectRequestLine(ClientExchange exchange, String path) {
    String expected = "GET " + path + " HTTP/1.1";
    exchange.lab().story().step("expect", expected);
    String line = exchange.requestLine();
    // RFC 3986 section 2.1: %c3 and %C3 are the same.
    String normal =
        Pattern.compile("%[0-9a-f]{2}")
            .matcher(line)
            .replaceAll(found -> found.group().toUpperCase(Locale.ROOT));
    exchange
        .lab()
        .story()
        .expectSame(
            "the request line", ClientExchange.bytes(expected), ClientExchange.bytes(normal));
  }
}
