package org.socketlab.socketserver.miniweb;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
  /** A page's references to its own site: no scheme, no fragment. */
  private static final Pattern SHOWN =
      Pattern.compile("(?i)\\bsrc\\s*=\\s*[\"']?(/?[^\\s:#?\"'<>/][^\\s:#?\"'<>]*)");

  private static final Pattern TAG = Pattern.compile("<[!a-zA-Z][^>]*>");

  @Check(
      value =
          "answers GET /path without a version with the file's bytes alone, and ends the stream",
      points = 5,
      teaches =
          "HTTP/0.9 has no head: the first byte is the file's first, and the end of the connection"
              + " is its end.",
      contract = {
        "`GET /path` + CRLF (no version) is HTTP/0.9: the reply is the file's bytes and nothing"
            + " else, then close; a missing file gets a short HTML page that says so."
      })
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
    if (!TAG.matcher(missing).find() || missing.length() > 4096) {
      throw new CheckFailed(
          "for a missing file a short HTML page should say so; it sent: " + missing);
    }
  }

  @Check(
      value = "answers GET /path HTTP/1.x with a status line and headers, and then closes",
      points = 5,
      teaches =
          "A browser must know what it gets and how much of it: Content-Type and Content-Length.",
      contract = {
        "`GET /path HTTP/1.x` gets a status line and headers, `Content-Type` and `Content-Length`"
            + " among them, so that a browser shows the resource; then close",
        "A missing file is 404, with such a page"
      })
  void newRequest(Lab lab) {
    byte[] content = lab.randomBytes(1000, 2000);
    String name = lab.randomWord();
    Child child = serving(lab, name + ".png", content);
    InetSocketAddress server = child.listening();
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
    gone.reset(); // the next client must still be served
    try (Talk talk = Talk.to(lab, server)) {
      for (byte one :
          Talk.request("GET", "/" + lab.randomWord()).getBytes(StandardCharsets.UTF_8)) {
        talk.send("", new byte[] {one});
      }
      talk.peer().endStream(); // and still reads
      talk.answer().expect(404).matching("Content-Type", "text/html.*");
    }
    child.terminate();
    child.expectStopped(); // and its output has no stack trace
  }

  @Check(
      value = "says nothing in a head that is not so",
      points = 3,
      contract = {
        "What a head says is so: `Date` and `Last-Modified`, where they are sent, are GMT, and the"
            + " second is never later than the first;",
        "`ETag`, `Last-Modified` and `Accept-Ranges` are sent only by a server that does what they"
            + " invite clients to ask for (304, 206)"
      },
      teaches =
          "A head is a promise: a browser that was told of ranges and tags will ask by them (RFC"
              + " 9110 sections 8.8 and 14.3).")
  void honestHead(Lab lab) {
    Path root = lab.folder().resolve("site");
    byte[] content = lab.randomBytes(100, 200);
    write(root, "a.bin", content);
    write(root, "empty.bin", new byte[0]);
    tomorrow(root.resolve("a.bin")); // an unpacked archive, or another machine's clock
    InetSocketAddress server = lab.start("--port", "0", "--root", root.toString()).listening();
    new Promises(lab, server, "/a.bin").expectKept(content);
    Talk.get(lab, server, "/empty.bin", "Range: bytes=-5").expect(200, 416);
  }

  @Check(
      value = "answers a folder with its index.html, and without the slash sends the client there",
      points = 2,
      contract = {
        "so is a folder's path with its final slash, and without it the reply is a 301 to the path"
            + " with it; a query stays"
      },
      teaches =
          "A page's links are relative to its path: /sub and /sub/ are different places, and the"
              + " query is the client's.")
  void folders(Lab lab) {
    Path root = lab.folder().resolve("site");
    String page = "<title>" + lab.randomWord() + "</title>";
    write(root.resolve("sub"), "index.html", page.getBytes(StandardCharsets.UTF_8));
    InetSocketAddress server = lab.start("--port", "0", "--root", root.toString()).listening();
    Talk.get(lab, server, "/sub/")
        .expect(200)
        .matching("Content-Type", "text/html.*")
        .expectBody(page.getBytes(StandardCharsets.UTF_8));
    String query = "?" + lab.randomWord() + "=1";
    Talk.get(lab, server, "/sub").expect(301).matching("Location", "(http://[^/]+)?/sub/");
    Talk.get(lab, server, "/sub" + query)
        .expect(301)
        .matching("Location", "(http://[^/]+)?/sub/" + Pattern.quote(query));
  }

  @Check(
      value = "serves no name that begins with a dot, but for /.well-known/",
      points = 1,
      contract = {"Names that begin with a dot are 404, but for `/.well-known/`"},
      teaches =
          "Keys and histories lie in .git and .env: what is hidden in a listing is not meant for"
              + " strangers.")
  void hiddenNames(Lab lab) {
    Path root = lab.folder().resolve("site");
    byte[] secret = lab.randomWord().getBytes(StandardCharsets.UTF_8);
    write(root, ".env", secret);
    write(root.resolve(".git"), "config", secret);
    write(root.resolve("sub/.git"), "config", secret);
    write(root.resolve(".well-known"), "security.txt", secret);
    InetSocketAddress server = lab.start("--port", "0", "--root", root.toString()).listening();
    for (String hidden : List.of("/.env", "/%2eenv", "/.git/config", "/sub/.git/config")) {
      Talk.get(lab, server, hidden).expect(404);
    }
    Talk.get(lab, server, "/.well-known/security.txt").expect(200).expectBody(secret);
  }

  private static void tomorrow(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(1, ChronoUnit.DAYS)));
    } catch (IOException e) {
      throw new CannotCheck("a file's time can't be set here: " + e.getMessage(), e);
    }
  }

  @Check(
      value = "takes the media type from the file's name, and / for index.html",
      points = 4,
      teaches =
          "Nothing in the bytes says what they are: the name's extension stands for the type.",
      contract = {
        "`/` is `index.html`",
        "The media type comes from the file name's extension, in any letter case",
        "an unknown one is `application/octet-stream`"
      })
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
      teaches = "Allow tells the client what it may do instead (RFC 9110 section 15.5.6).",
      contract = {"Only GET: another method gets 405 with `Allow: GET` (or closes, in 0.9)."})
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
          "Who is not accepted yet waits in the kernel's backlog: a limit need not turn anybody"
              + " away.",
      contract = {
        "At most `--max-clients` are served at once; the next waits its turn in the backlog, and is"
            + " served, not refused."
      })
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
          "A name from outside chooses a file: decode it once, refuse '..', and look where links"
              + " lead.",
      contract = {
        "Nothing outside the root is ever served: `..`, encoded `..`, backslashes, NUL and symlinks"
            + " that lead out are 404 (or 400)."
      })
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
      teaches = "Without a log nobody knows what a server did.",
      contract = {"Each request is one line on stdout: client, request line, status, bytes."})
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
      value =
          "listens where it is told, says so, and stops on SIGTERM and Ctrl-C; a taken port is exit"
              + " 1",
      points = 2,
      teaches = "A server is started and stopped by programs: they read its line and its status.",
      contract = {
        "`mini-web --host --port 8080 --root DIR --max-clients 10`.",
        "Without `--root` it serves a sample site",
        "A `--root` that is no folder: exit 1, at the start.",
        "A port in use: exit 1",
        "Ports are 0-65535, else exit 2.",
        "On SIGTERM or Ctrl-C it stops accepting"
      })
  void startsAndStops(Lab lab) {
    lab.start("--port", "0", "--root", lab.folder().resolve("none").toString()).expectExit(1);
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
    List<String> shown =
        SHOWN.matcher(home.text()).results().map(found -> found.group(1)).distinct().toList();
    for (String link : shown) {
      Talk.get(lab, server, link.startsWith("/") ? link : "/" + link).expect(200);
    }
    child.terminate();
    child.expectStopped();
    Child again = lab.start("--port", "0");
    again.listening();
    again.interrupt();
    again.expectStopped();
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
