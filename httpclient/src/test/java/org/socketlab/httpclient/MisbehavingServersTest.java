package org.socketlab.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** socket-05 against servers that misbehave in more than a hundred ways, on real sockets. */
final class MisbehavingServersTest {
  private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*([^{}]*)}");
  private static final String SILENCE = "no answer within 1 s";

  /** Up to this length, a reply is also sent byte by byte; longer ones only test lengths. */
  private static final int SHORT = 2000;

  static Stream<Arguments> servers() throws IOException {
    try (InputStream table =
        MisbehavingServersTest.class.getResourceAsStream("/misbehaving-servers.txt")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray())
          .map(Arguments::of);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void endsAsTheTableSays(
      String name, String sends, OneReply.Then then, int status, String stdout, String why)
      throws IOException {
    byte[] reply = unescaped(sends).getBytes(StandardCharsets.ISO_8859_1);
    expect(reply, Math.max(1, reply.length), then, status, unescaped(stdout), why);
    if (reply.length <= SHORT && then != OneReply.Then.RESET && !why.equals(SILENCE)) {
      expect(reply, 1, then, status, unescaped(stdout), why);
    }
  }

  private static void expect(
      byte[] reply, int piece, OneReply.Then then, int status, String stdout, String why)
      throws IOException {
    try (OneReply server = new OneReply(reply, piece, then)) {
      String timeout = why.equals(SILENCE) ? "1" : "20";
      Fetched client = Fetched.from(server.port(), "--timeout", timeout);
      assertEquals(status, client.status());
      String said = "socket-05: cannot read the reply of 127.0.0.1 port " + server.port() + ": ";
      assertEquals(status == 0 ? "" : said + why, client.said());
      if (!stdout.equals("~")) {
        assertEquals(stdout, client.response());
      }
    }
  }

  /** Java's escapes, and {3*ab} for ababab. */
  private static String unescaped(String text) {
    Matcher repeated = REPEATED.matcher(text);
    while (repeated.find()) {
      String many = repeated.group(2).repeat(Integer.parseInt(repeated.group(1)));
      text = text.substring(0, repeated.start()) + many + text.substring(repeated.end());
      repeated = REPEATED.matcher(text);
    }
    return text.translateEscapes();
  }
}
