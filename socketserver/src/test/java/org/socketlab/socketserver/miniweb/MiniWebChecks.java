package org.socketlab.socketserver.miniweb;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.socketserver.web.WayOut;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** What mini-web does, from outside. */
@Grades("mini-web")
public final class MiniWebChecks {
  private static final Pattern SRC = Pattern.compile("<img[^>]+src=\"(/[^\"]+)\"");

  @Check(
      value =
          "answers GET /path without a version with the file's bytes alone, and ends the stream",
      points = 5,
      teaches =
          "HTTP/0.9 has no head: the first byte is the file's first, and the end of the connection is its end.")
  void oldRequest(Lab lab) {
    byte[] content = lab.randomBytes(100_000, 200_000);
    String name = lab.randomWord() + ".bin";
    InetSocketAddress server = serving(lab, name, content).listening();
    try (Peer client = lab.connect(server)) {
      client.send("GET /" + name.substring(0, 4));
      client.expectSilence(200);
      client.send(name.substring(4) + "\r\n");
      client.expectAll(content);
    }
    String missing = old(lab, server, "GET /" + lab.randomWord() + ".html\r\n");
    if (!missing.toLowerCase(java.util.Locale.ROOT).contains("<html") || missing.length() > 4096) {
      throw new CheckFailed(
          "for a missing file a short HTML page should say so; it sent: " + missing);
    }
  }

  @Check(
      value = "answers GET /path HTTP/1.x with a status line and headers, and then closes",
      points = 5,
      teaches =
          "A browser must know what it gets and how much of it: Content-Type and Content-Length.")
  void newRequest(Lab lab) {
    byte[] content = lab.randomBytes(1000, 2000);
    String name = lab.randomWord();
    InetSocketAddress server = serving(lab, name + ".png", content).listening();
    for (String version : List.of("1.0", "1.1")) {
      try (Talk talk = Talk.to(lab, server)) {
        talk.send("GET /" + name + ".png HTTP/" + version + "\r\nHost: lab\r\n\r\n");
        talk.answer()
            .expect(200)
            .expect("Content-Type", "image/png")
            .expect("Content-Length", String.valueOf(content.length))
            .expectBody(content);
        talk.expectClosed();
      }
    }
    Peer gone = lab.connect(server, "one that goes");
    gone.send("GET /" + name);
    gone.reset(); // which is no reason not to serve the next
    try (Talk talk = Talk.to(lab, server)) {
      for (byte one :
          Talk.request("GET", "/" + lab.randomWord()).getBytes(StandardCharsets.UTF_8)) {
        talk.send("", new byte[] {one});
      }
      talk.peer().endStream(); // and still reads
      talk.answer().expect(404).matching("Content-Type", "text/html.*");
    }
  }

  @Check(
      value = "takes the media type from the file's name, and / for index.html",
      points = 4,
      teaches =
          "Nothing in the bytes says what they are: the name's extension stands for the type.")
  void mediaTypes(Lab lab) {
    Path root = lab.folder().resolve("site");
    List<List<String>> types =
        List.of(
            List.of("a.jpg", "image/jpeg"),
            List.of("b.GIF", "image/gif"),
            List.of("c.css", "text/css.*"),
            List.of("d.mp4", "video/mp4"),
            List.of("e.pdf", "application/pdf"),
            List.of("f.txt", "text/plain.*"),
            List.of("g." + lab.randomWord(), "application/octet-stream"),
            List.of("nothing", "application/octet-stream"));
    String page = "<html>" + lab.randomWord();
    write(root, "index.html", page.getBytes(StandardCharsets.UTF_8));
    types.forEach(type -> write(root, type.get(0), type.get(0).getBytes(StandardCharsets.UTF_8)));
    InetSocketAddress server = lab.start("--port", "0", "--root", root.toString()).listening();
    for (List<String> type : types) {
      Talk.get(lab, server, "/" + type.get(0))
          .expect(200)
          .matching("Content-Type", type.get(1))
          .expectBody(type.get(0).getBytes(StandardCharsets.UTF_8));
    }
    Answer index = Talk.get(lab, server, "/").expect(200).matching("Content-Type", "text/html.*");
    index.expectBody(page.getBytes(StandardCharsets.UTF_8));
  }

  @Check(
      value = "refuses every method but GET: 405 with Allow, or in HTTP/0.9 by closing",
      points = 3,
      teaches = "Allow tells the client what it may do instead (RFC 9110 section 15.5.6).")
  void onlyGet(Lab lab) {
    InetSocketAddress server =
        serving(lab, "a.txt", "a".getBytes(StandardCharsets.UTF_8)).listening();
    for (String method : List.of("POST", "PUT", "DELETE", "HEAD")) {
      Talk.ask(lab, server, method, "/a.txt", "Content-Length: 0")
          .expect(405)
          .expect("Allow", "GET");
    }
    String said = old(lab, server, "POST /a.txt\r\n");
    if (said.contains("a") && said.length() == 1) {
      throw new CheckFailed("a POST without a version was answered with the file");
    }
  }

  @Check(
      value = "serves --max-clients at once, and the next one when a place is free",
      points = 5,
      teaches =
          "Who is not accepted yet waits in the kernel's backlog: a limit need not turn anybody away.")
  void limited(Lab lab) {
    int most = 2 + lab.random().nextInt(4);
    byte[] content = lab.randomWord().getBytes(StandardCharsets.UTF_8);
    Child child = serving(lab, "a.txt", content, "--max-clients", String.valueOf(most));
    InetSocketAddress server = child.listening();
    List<Peer> inside = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      Peer client = lab.connect(server, "client " + i);
      client.send("GET /a");
      inside.add(client);
    }
    Peer next = lab.connect(server, "the next");
    next.send("GET /a.txt\r\n");
    next.expectSilence(300);
    for (int i = most - 1; i >= 0; i--) { // all of them are being served, not only the first
      inside.get(i).send(".txt\r\n");
      inside.get(i).expectAll(content);
      inside.get(i).close();
    }
    next.expectAll(content);
  }

  @Check(
      value = "serves nothing outside its root",
      points = 4,
      seconds = 60,
      teaches =
          "A name from outside chooses a file: decode it once, refuse '..', and look where links lead.")
  void staysInside(Lab lab) {
    WayOut out = new WayOut(lab.folder(), lab.randomWord());
    Child child = lab.start("--port", "0", "--root", out.root().toString());
    InetSocketAddress server = child.listening();
    for (String target : out.targets()) {
      Answer answer = Talk.get(lab, server, target).expect(404, 400);
      if (answer.text().contains(out.secret())
          || old(lab, server, "GET " + target + "\r\n").contains(out.secret())) {
        throw new CheckFailed("GET " + target + " was answered with a file outside the root");
      }
    }
    Talk.get(lab, server, "/sub/page.txt").expect(200);
  }

  @Check(
      value = "prints a line for each request: client, request line, status, bytes",
      points = 2,
      teaches = "Without a log nobody knows what a server did.")
  void log(Lab lab) {
    byte[] content = lab.randomBytes(300, 900);
    Child child = serving(lab, "a.bin", content);
    InetSocketAddress server = child.listening();
    String missing = "/" + lab.randomWord();
    Talk.get(lab, server, "/a.bin").expect(200);
    child.expectLine(
        Pattern.compile(
            ".*127\\.0\\.0\\.1.*GET /a\\.bin HTTP/1\\.1.*200.*" + content.length + ".*"),
        "the client, 'GET /a.bin HTTP/1.1', 200 and " + content.length);
    Talk.get(lab, server, missing).expect(404);
    child.expectLine(
        Pattern.compile(".*127\\.0\\.0\\.1.*GET " + missing + " HTTP/1\\.1.*404.*"),
        "the client, 'GET " + missing + " HTTP/1.1' and 404");
  }

  @Check(
      value = "listens where it is told, says so, and stops on SIGTERM; a taken port is exit 1",
      points = 2,
      teaches = "A server is started and stopped by programs: they read its line and its status.")
  void startsAndStops(Lab lab) {
    String port = lab.listen().port();
    lab.start("--port", port)
        .expectFailure(
            "mini-web", 1, "cannot listen on 127.0.0.1:" + port + ": Address already in use");
    lab.start("--port", "65536").expectExit(2);
    String none = lab.folder().resolve("none").toString();
    lab.start("--port", "0", "--root", none).expectFailure("mini-web", 1, "none");
    Child child = lab.start("--port", "0"); // and without a root it has a site of its own
    InetSocketAddress server = child.listening();
    Answer home = Talk.get(lab, server, "/").expect(200).matching("Content-Type", "text/html.*");
    List<String> images = SRC.matcher(home.text()).results().map(MiniWebChecks::first).toList();
    if (images.isEmpty()) {
      throw new CheckFailed("the sample site's page has no image");
    }
    for (String image : images) {
      Talk.get(lab, server, image).expect(200).matching("Content-Type", "image/.*");
    }
    child.terminate();
    child.expectExit(0, 143);
  }

  private static String first(MatchResult found) {
    return found.group(1);
  }

  private static String old(Lab lab, InetSocketAddress server, String line) {
    try (Peer client = lab.connect(server)) {
      client.send(line);
      return new String(client.toEnd(), StandardCharsets.ISO_8859_1);
    }
  }

  private static Child serving(Lab lab, String name, byte[] content, String... more) {
    Path root = lab.folder().resolve("site");
    write(root, name, content);
    List<String> arguments = new ArrayList<>(List.of("--port", "0", "--root", root.toString()));
    arguments.addAll(List.of(more));
    return lab.start(arguments.toArray(String[]::new));
  }

  private static void write(Path root, String name, byte[] content) {
    try {
      Files.createDirectories(root);
      Files.write(root.resolve(name), content);
    } catch (IOException e) {
      throw new CannotCheck("no folder to serve: " + e.getMessage(), e);
    }
  }
}
