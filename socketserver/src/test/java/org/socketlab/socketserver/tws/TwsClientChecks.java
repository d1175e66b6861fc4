package org.socketlab.socketserver.tws;

import static org.socketlab.socketserver.tws.TwsLab.bytes;
import static org.socketlab.socketserver.tws.TwsLab.server;
import static org.socketlab.socketserver.tws.TwsLab.serving;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** How tws handles clients that use other spellings, break off, or vanish, from outside. */
@Grades("tws")
public final class TwsClientChecks {
  private static final String JSON = "Content-Type: application/json";

  @Check(
      value = "knows a field by its name in any letter case",
      points = 3,
      teaches = "RFC 9110 section 5.1: browsers, libraries and proxies each write names their way.",
      contract = "A field's name is known in any letter case.")
  void fieldNames(Lab lab) {
    byte[] content = lab.randomBytes(1000, 2000);
    InetSocketAddress server = serving(lab, "a.bin", content).listening();
    try (Talk talk = Talk.to(lab, server)) {
      Answer first = talk.ask("GET", "/a.bin").expect(200);
      for (String same :
          List.of(
              "If-None-Match: " + first.field("ETag"),
              "If-Modified-Since: " + first.field("Last-Modified"))) {
        talk.ask("GET", "/a.bin", Talk.inAnyCase(lab, same)).expect(304);
      }
      String range = Talk.inAnyCase(lab, "Range: bytes=0-9");
      talk.ask("GET", "/a.bin", range).expect(206);
      talk.ask("GET", "/a.bin", range, Talk.inAnyCase(lab, "If-Range: \"old\"")).expect(200);

      String type = "application/x-" + lab.randomWord();
      String length = Talk.inAnyCase(lab, "Content-Length: " + content.length);
      String head =
          "POST /echo HTTP/1.1\r\n" + Talk.inAnyCase(lab, "Host: lab") + "\r\n" + length + "\r\n";
      talk.send(head + Talk.inAnyCase(lab, "Content-Type: " + type) + "\r\n\r\n", content);
      talk.answer().expect(200).expect("Content-Type", type).expectBody(content);

      String chunked = Talk.inAnyCase(lab, "Transfer-Encoding: chunked");
      talk.send(Talk.request("POST", "/echo", chunked) + "4\r\nHola\r\n0\r\n\r\n");
      talk.answer().expect(200).expectBody(bytes("Hola"));

      talk.ask("GET", "/users", Talk.inAnyCase(lab, "Connection: close")).expect(200);
      talk.expectClosed();
    }
    String unmet = Talk.inAnyCase(lab, "Expect: a-miracle");
    Talk.ask(lab, server, "POST", "/echo", "Content-Length: 1", unmet).expect(417);
  }

  @Check(
      value = "does nothing with a body that ends before its length, or before its last chunk",
      points = 4,
      teaches =
          "RFC 9112 section 8: half of a body may look like a complete order, but a different one.",
      contract = "A body that ends early gets 400 or no reply, and nothing is created.")
  void cutBody(Lab lab) {
    InetSocketAddress server = server(lab);
    String name = lab.randomWord();
    String user = "{\"Nombre\": \"" + name + "\"}";
    String longer = "Content-Length: " + (user.length() + 1 + lab.random().nextInt(50));
    for (String target : List.of("/createUser", "/echo")) {
      expectNothingDone(lab, server, Talk.request("POST", target, JSON, longer) + user);
      String head = Talk.request("POST", target, JSON, "Transfer-Encoding: chunked");
      String chunk = Integer.toHexString(user.length()) + "\r\n" + user + "\r\n";
      expectNothingDone(lab, server, head + chunk);
    }
    String users = Talk.get(lab, server, "/users").expect(200).text();
    if (users.contains(name)) {
      throw new CheckFailed("a user was created from a part of a body: " + users);
    }
  }

  private static void expectNothingDone(Lab lab, InetSocketAddress server, String request) {
    Peer peer = lab.connect(server);
    peer.send(request);
    peer.endStream();
    String said = new String(peer.toEnd(), StandardCharsets.ISO_8859_1);
    if (!said.isEmpty() && !said.matches("(?s)HTTP/1\\.1 400\\b.*")) {
      throw new CheckFailed(
          "a body that had ended early was answered: " + said.lines().findFirst().orElse(""));
    }
  }

  @Check(
      value = "takes it calmly when clients break their connections off",
      points = 2,
      teaches = "A closed laptop, a lost network: many clients end with a reset every day.",
      contract = "No stack trace for anything that a network, a peer or a user can cause.")
  void resets(Lab lab) {
    Child child = serving(lab, "large", new byte[16 << 20]);
    InetSocketAddress server = child.listening();
    for (int round = 0; round < 3; round++) {
      for (String begun :
          List.of(
              "",
              "GET /page_one HT",
              Talk.request("POST", "/echo", "Content-Length: 1000") + "abc",
              Talk.request("GET", "/users") + "GET")) {
        Peer peer = lab.connect(server);
        peer.send(begun);
        if (begun.contains("\r\n\r\nGET")) {
          peer.take(8); // has its first reply, and breaks off within its next request
        }
        peer.reset();
      }
      Peer reader = lab.connect(server);
      reader.send(Talk.request("GET", "/large"));
      reader.take(100_000);
      reader.reset();
      Talk.get(lab, server, "/users").expect(200);
    }
    child.terminate();
    child.expectStopped();
  }
}
