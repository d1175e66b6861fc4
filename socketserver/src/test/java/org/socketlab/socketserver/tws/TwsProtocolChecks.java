package org.socketlab.socketserver.tws;

import static org.socketlab.socketserver.tws.TwsLab.bytes;
import static org.socketlab.socketserver.tws.TwsLab.server;
import static org.socketlab.socketserver.tws.TwsLab.start;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** How tws speaks HTTP, from outside: framing, limits, connections and the log. */
@Grades("tws")
public final class TwsProtocolChecks {
  private static final String HOST = "Host: lab\r\n";

  @Check(
      value = "sends a POST to /echo back, however its body is framed, after 100 Continue if asked",
      points = 3,
      teaches =
          "RFC 9112 section 6: a body ends where its head says, or where its last chunk ends.",
      contract = {
        "200, the same body and `Content-Type` back: for trying clients",
        "`Expect: 100-continue` gets `100 Continue`.",
        "417"
      })
  void echo(Lab lab) {
    byte[] body = lab.randomBytes(1000, 60_000);
    String type = "application/x-" + lab.randomWord();
    InetSocketAddress server = server(lab);
    try (Talk talk = Talk.to(lab, server)) {
      String length = "Content-Length: " + body.length;
      talk.send(Talk.request("POST", "/echo", length, "Content-Type: " + type), body);
      talk.answer().expect(200).expect("Content-Type", type).expectBody(body);

      talk.send(
          Talk.request("POST", "/echo", "Transfer-Encoding: chunked", "Content-Type: " + type)
              + "5;x=y\r\nHola,\r\n00A\r\n caracola!\r\n0\r\nTrailer: yes\r\n\r\n");
      talk.answer().expect(200).expectBody(bytes("Hola, caracola!"));

      talk.send(Talk.request("POST", "/echo", length, "Expect: 100-continue"));
      if (!talk.peer().line().startsWith("HTTP/1.1 100")) {
        throw new CheckFailed("the body was asked for with 'Expect', and no 100 came first");
      }
      while (!talk.peer().line().strip().isEmpty()) {
        continue; // an interim reply may have fields
      }
      talk.send("", body).answer().expect(200).expectBody(body);
      talk.send(Talk.request("POST", "/echo", "Content-Length: 1", "Expect: a-miracle"));
      talk.answer().expect(417).expectWords();
    }
  }

  @Check(
      value = "says which rule a request breaks: 404, 405, 411, 413, 414, 431, 501, 505",
      points = 4,
      teaches = "Each status tells a client something that it can act on (RFC 9110 section 15).",
      contract = {
        "404; 405 with `Allow`; 408; 411; 413 over 1 MiB; 414 over 8 KiB; 415 not JSON; 417; 431 over 32 KiB of fields; 501 unknown method or transfer coding; 505.",
        "`OPTIONS *` gets 204, or 200 with an empty body."
      })
  void statuses(Lab lab) {
    InetSocketAddress server = server(lab);
    Talk.get(lab, server, "/" + lab.randomWord()).expect(404).expectWords();
    Talk.ask(lab, server, "DELETE", "/").expect(405).matching("Allow", ".*\\bGET\\b.*");
    Talk.get(lab, server, "/createUser").expect(405).matching("Allow", ".*\\bPOST\\b.*");
    Talk.ask(lab, server, "OPTIONS", "*").expect(200, 204).expectBody(new byte[0]);
    Talk.ask(lab, server, "POST", "/echo").expect(411).expectWords();
    Talk.ask(lab, server, "POST", "/echo", "Content-Length: 1048577").expect(413).expectWords();
    Talk.post(lab, server, "/echo", "a/b", new byte[1 << 20]).expect(200);
    Talk.get(lab, server, "/" + "a".repeat(9000)).expect(414).expectWords();
    Talk.get(lab, server, "/" + "a".repeat(7000)).expect(404);
    Talk.get(lab, server, "/", "X: " + "a".repeat(100_000)).expect(431).expectWords();
    Talk.ask(lab, server, lab.randomWord().toUpperCase(java.util.Locale.ROOT), "/").expect(501);
    Talk.ask(lab, server, "POST", "/echo", "Transfer-Encoding: gzip, chunked").expect(501);
    try (Talk talk = Talk.to(lab, server)) {
      talk.send("GET / HTTP/2.0\r\n" + HOST + "\r\n").answer().expect(505).expectWords();
    }
    Talk.get(lab, server, "/").expect(200);
  }

  @Check(
      value = "refuses requests that two readers could read differently: 400, and close",
      points = 5,
      teaches =
          "A proxy and a server that disagree on where a request ends let a stranger's request in between.",
      contract = {
        "Ambiguous requests (both Content-Length and Transfer-Encoding, Transfer-Encoding in HTTP/1.0, differing lengths, a length that is no number, spaces before a colon, two spaces in the request line, bare LF in a header section, obs-fold, not exactly one `Host`) are 400 and close."
      })
  void ambiguous(Lab lab) {
    InetSocketAddress server = server(lab);
    String post = "POST /echo HTTP/1.1\r\n" + HOST;
    for (String bad :
        List.of(
            post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
            post + "Content-Length: 3, 4\r\n\r\nabc",
            post + "Content-Length : 3\r\n\r\nabc",
            post + "Content-Length: +3\r\n\r\nabc",
            post + "Content-Length: 3x\r\n\r\nabc",
            post + "Content-Length: 3\nX: y\r\n\r\nabc",
            post + "X: y\r\n folded\r\nContent-Length: 3\r\n\r\nabc",
            post + "Transfer-Encoding: chunked\r\n\r\nx\r\nabc\r\n0\r\n\r\n",
            post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
            "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST + HOST + "\r\n",
            "GET / HTTP/1.1\r\n" + HOST + "No colon\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST + "Na me: x\r\n\r\n",
            "GET  / HTTP/1.1\r\n" + HOST + "\r\n",
            "GET / HTTP/1.1 x\r\n" + HOST + "\r\n",
            "GET /\r\n\r\n",
            lab.randomWord() + "\r\n\r\n")) {
      try (Talk talk = Talk.to(lab, server)) {
        talk.send(bad).answer().expect(400).expectWords();
        talk.expectClosed();
      }
    }
  }

  @Check(
      value = "keeps a connection for further requests, also for four that come at once",
      points = 3,
      teaches = "RFC 9112 section 9.3: replies come in the order of the requests; 1.0 has to ask.",
      contract = {"HTTP/1.1 (RFC 9112) and 1.0, keep-alive"})
  void keptAlive(Lab lab) {
    InetSocketAddress server = server(lab);
    try (Talk talk = Talk.to(lab, server)) {
      StringBuilder four = new StringBuilder();
      List<String> words = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String word = lab.randomWord().substring(i);
        words.add(word);
        four.append(Talk.request("POST", "/echo", "Content-Length: " + word.length())).append(word);
      }
      talk.send(four.toString());
      words.forEach(word -> talk.answer().expect(200).expectBody(bytes(word)));
      String text = lab.randomWord() + "ñ";
      String length = "Content-Length: " + bytes(text).length;
      for (byte one : bytes(Talk.request("POST", "/echo", length) + text)) { // one at a time
        talk.send("", new byte[] {one});
      }
      talk.answer().expect(200).expectBody(bytes(text));
      talk.ask("GET", "/users", "Connection: close").expect(200);
      talk.expectClosed();
    }
    try (Talk talk = Talk.to(lab, server)) {
      talk.send("GET /users HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      talk.answer().expect(200).matching("Connection", "(?i)keep-alive");
      talk.send("GET /users HTTP/1.0\r\n\r\n").peer().endStream(); // and still reads
      talk.answer().expect(200);
      talk.expectClosed();
    }
  }

  @Check(
      value = "never takes a body for a request, whoever it was for",
      points = 3,
      teaches = "What is left of a body is not the next request: read it to its end, or close.",
      contract = {
        "What a request's body holds is never taken for a request.",
        "A server never cuts its own reply off"
      })
  void bodyIsNoRequest(Lab lab) {
    InetSocketAddress server = server(lab);
    String hidden = Talk.request("GET", "/page_one");
    String length = "Content-Length: " + hidden.length();
    for (String head :
        List.of(
            Talk.request("GET", "/users", length),
            Talk.request("POST", "/nothing/here", length),
            Talk.request("PUT", "/users", length),
            Talk.request("POST", "/createUser", length))) {
      try (Talk talk = Talk.to(lab, server)) {
        talk.send(head + hidden).answer().expect(200, 400, 404, 405, 415, 501);
        talk.peer().endStream();
        talk.expectClosed(); // without a reply to the false request
      }
    }
    try (Talk talk = Talk.to(lab, server)) { // and unread bytes do not cut the reply off
      String tooLong = Talk.request("POST", "/echo", "Content-Length: 2000000");
      talk.send(tooLong, new byte[900_000]).answer().expect(413).expectWords();
      talk.expectClosed();
    }
  }

  @Check(
      value =
          "writes a line in Common Log Format for each request, on stdout and in --log, also under load",
      points = 3,
      teaches = "Log readers take lines apart by their format: one write for each, or they mix.",
      contract = {
        "Every request is one line in Common Log Format on stdout and, with `--log`, in that file, whole even under load"
      })
  void log(Lab lab) {
    Path file = lab.folder().resolve("access.log");
    String root = TwsLab.folder(lab, "large", new byte[16 << 20]);
    Child child = start(lab, "--log", file.toString(), "--root", root);
    InetSocketAddress server = child.listening();
    String path = "/" + lab.randomWord();
    String line =
        "127\\.0\\.0\\.1 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}] ";
    Answer answer = Talk.get(lab, server, path).expect(404);
    String first = "\"GET " + path + " HTTP/1\\.1\" 404 " + answer.body().length;
    child.expectLine(Pattern.compile(line + first), "a line in Common Log Format: " + first);

    Peer peer = lab.connect(server); // a request whose reply is broken off is logged, too
    peer.send(Talk.request("GET", "/large"));
    peer.take(100_000);
    peer.reset();
    child.expectLine(
        Pattern.compile(line + "\"GET /large HTTP/1\\.1\" 200 \\d+"),
        "a line for the reply that was broken off");

    int each = 50;
    List<Talk> talks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      talks.add(Talk.to(lab, server));
    }
    talks.forEach(talk -> talk.send(Talk.request("GET", path).repeat(each)));
    for (Talk talk : talks) {
      for (int i = 0; i < each; i++) {
        talk.answer().expect(404);
      }
    }
    Pattern any = Pattern.compile(line + first);
    for (int i = 0; i < each * talks.size(); i++) {
      child.expectLine(any, "a whole line");
    }
    child.terminate();
    child.expectStopped();
    List<String> logged = lines(file);
    if (logged.size() != each * talks.size() + 2
        || !logged.stream()
            .allMatch(Pattern.compile(line + "\".*\" \\d+ \\d+").asMatchPredicate())) {
      throw new CheckFailed("the file has " + logged.size() + " lines, or one that is not whole");
    }
  }

  @Check(
      value =
          "listens where it is told, says so, and stops on SIGTERM and Ctrl-C; a taken port is exit 1",
      points = 2,
      teaches = "A server is started and stopped by programs: they read its line and its status.",
      contract = {
        "On SIGTERM or Ctrl-C it stops accepting, finishes what it is answering (2 s at most), and exits with 0 or the signal's status (128 + its number), without a stack trace",
        "A port in use: exit 1, `NAME: cannot listen on 127.0.0.1:8888: Address already in use`.",
        "Ports are 0-65535, else exit 2.",
        "When a server is ready for connections it prints exactly `Listening on 127.0.0.1:8888`",
        "A `--root` that is no folder: exit 1, at the start."
      })
  void startsAndStops(Lab lab) {
    String port = lab.listen().port();
    String data = lab.folder().resolve("data").toString();
    lab.start("--port", port, "--data", data)
        .expectFailure("tws", 1, "cannot listen on 127.0.0.1:" + port + ": Address already in use");
    lab.start("--port", "65536").expectExit(2);
    lab.start("--port", "0", "--data", data, "--root", lab.folder().resolve("none").toString())
        .expectFailure("tws", 1, "none");
    for (Consumer<Child> signal : List.<Consumer<Child>>of(Child::terminate, Child::interrupt)) {
      Child child = start(lab);
      try (Talk kept = Talk.to(lab, child.listening())) {
        kept.ask("GET", "/users").expect(200);
        signal.accept(child);
        child.expectStopped();
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new CannotCheck("the log can't be read: " + e.getMessage(), e);
    }
  }
}
