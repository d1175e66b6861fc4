package org.socketlab.httpclient;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Hosts;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/**
 * A client under test that has sent its request, and the server that has read it.
 *
 * @param client the program
 * @param server the check's end of its connection
 * @param request the request's lines, with their ends and the empty one
 */
record ClientExchange(Lab lab, Child client, Peer server, List<String> request) {
  private static final String HOST = "127.0.0.1";

  /** Starts the client with these options besides {@code --host} and {@code --port}. */
  static ClientExchange begin(Lab lab, String... options) {
    return beginAt(HOST, lab, options);
  }

  static ClientExchange beginAt(String host, Lab lab, String... options) {
    Door door = lab.listen();
    Stream<String> target = Stream.of("--host", host, "--port", door.port());
    Child client = lab.start(Stream.concat(target, Stream.of(options)).toArray(String[]::new));
    return of(lab, client, door.accept());
  }

  /** Sends the client to a name whose addresses are ::1 and, after it, the server's. */
  static ClientExchange beginAtName(String name, Lab lab) {
    Door door = lab.listen();
    Hosts hosts = new Hosts(lab, "::1 " + name, HOST + " " + name);
    Child client = hosts.start("--host", name, "--port", door.port());
    return of(lab, client, hosts.accept(door, client));
  }

  private static ClientExchange of(Lab lab, Child client, Peer server) {
    List<String> request = new ArrayList<>();
    String line;
    do {
      line = server.line();
      request.add(line);
    } while (!line.strip().isEmpty());
    return new ClientExchange(lab, client, server, request);
  }

  /** The request's first line, without its end. */
  String requestLine() {
    return request.get(0).strip();
  }

  /** The value of a field that the request must have exactly once. */
  String field(String name) {
    List<String> values =
        request.stream()
            .skip(1)
            .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
            .map(line -> line.substring(name.length() + 1).strip())
            .toList();
    if (values.size() != 1) {
      throw new CheckFailed(
          "the request has %d header fields '%s', and should have one"
              .formatted(values.size(), name));
    }
    return values.get(0);
  }

  /** Sends a reply in one piece, its head's lines with CR LF for LF. */
  void reply(String head, byte[] body) {
    server.send(joined(bytes(head.replace("\n", "\r\n")), body));
  }

  /** Expects the lines of the stages before this one. */
  void expectSent() {
    expectSent(client, HOST);
  }

  static void expectSent(Child client, String host) {
    client.expectLine("Socket created");
    client.expectLine("IP address of " + host + " is 127.0.0.1");
    client.expectLine("Socket connected to " + host + " on ip 127.0.0.1");
    client.expectLine("Message sent successfully");
  }

  /**
   * Expects those lines and then, to stdout's end, this head and body. In the head {@code \r\n} is
   * taken for {@code \n}; the body must be the same to the byte.
   *
   * @param head as text, with {@code \n} as the line end, and with the empty line if it has come
   */
  void expectPrinted(String head, byte[] body) {
    expectSent();
    expectPrintedNext(head, body);
  }

  /** The same, after the lines of the earlier stages. */
  void expectPrintedNext(String head, byte[] body) {
    lab.story().step("see", "on stdout the head, and a body of " + body.length + " B");
    byte[] expected = joined(bytes(head), body);
    lab.story().expectSame("the response on stdout", expected, normalised(client.rest()));
  }

  /** The same with {@code \n} for {@code \r\n} up to the first empty line. */
  private static byte[] normalised(byte[] printed) {
    String text = new String(printed, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    int other = text.indexOf("\n\n");
    if (end < 0 && other < 0) {
      return text.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
    if (end < 0 || other >= 0 && other < end) {
      return printed;
    }
    String head = text.substring(0, end + 4).replace("\r\n", "\n");
    return (head + text.substring(end + 4)).getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] joined(byte[] head, byte[] body) {
    byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
