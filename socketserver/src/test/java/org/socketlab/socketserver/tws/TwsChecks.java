package org.socketlab.socketserver.tws;

import static org.socketlab.socketserver.tws.TwsLab.bytes;
import static org.socketlab.socketserver.tws.TwsLab.created;
import static org.socketlab.socketserver.tws.TwsLab.server;
import static org.socketlab.socketserver.tws.TwsLab.serving;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.socketserver.web.WayOut;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** What tws serves, from outside: its pages, files and users. */
@Grades("tws")
public final class TwsChecks {
  private static final Pattern IMAGE = tag("img", "src");
  private static final Pattern LINK = tag("a", "href");
  private static final String JSON = "application/json";

  @Check(
      value =
          "serves its pages, with as many images as each promises, and the big file to be saved",
      points = 4,
      teaches = "A page names its images, and the browser asks for each: a page is many requests.",
      contract = {
        "a page with links to the four pages",
        "a page with one image",
        "a page with several images",
        "a page with a link to the large file, `/bigfile`",
        "a page with that link and several images",
        "that user's image",
        "a text document of more than 1 MB, as an attachment (`Content-Disposition`)"
      })
  void pages(Lab lab) {
    InetSocketAddress server = server(lab);
    for (String page : List.of("/page_one", "/page_two", "/page_three", "/page_four")) {
      expectLink(lab, server, "/", page);
    }
    images(lab, server, "/page_one", 1, 1);
    images(lab, server, "/page_two", 2, 100);
    images(lab, server, "/page_four", 2, 100);
    for (String page : List.of("/page_three", "/page_four")) {
      expectLink(lab, server, page, "/bigfile");
    }
    for (String image : List.of("/image_user_one", "/image_user_two")) {
      Talk.get(lab, server, image).expect(200).matching("Content-Type", "image/.+");
    }
    Answer big = Talk.get(lab, server, "/bigfile").expect(200);
    big.matching("Content-Type", "text/.+").matching("Content-Disposition", "(?i)attachment.*");
    if (big.body().length <= 1_000_000) {
      throw new CheckFailed(
          "/bigfile has " + big.body().length + " bytes, and should have over 1 MB");
    }
  }

  @Check(
      value =
          "serves the files under --root whole, with their types, and folders by their index.html",
      points = 4,
      teaches = "Content-Length has to be true to the byte: the next reply begins right behind it.",
      contract = {
        "the file, with the type that its name tells; a directory is its `index.html`, or 404 (no listings), and without the final slash 301 to it, with the query kept",
        "`Date`, `Content-Length`, `Content-Type`, `Last-Modified` and `ETag` are set",
        "An error has a short text body that says what was wrong."
      })
  void files(Lab lab) {
    byte[] large = lab.randomBytes(300_000, 400_000);
    byte[] small = lab.randomBytes(10, 2000);
    byte[] index = ("<html>" + lab.randomWord()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String name = lab.randomWord();
    InetSocketAddress server =
        serving(
                lab,
                name + ".png",
                small,
                name + " 2.bin",
                large,
                "sub/index.html",
                index,
                "no/x",
                small)
            .listening();
    try (Talk talk = Talk.to(lab, server)) {
      talk.ask("GET", "/" + name + "%202.bin").expect(200).expectBody(large);
      Answer answer = talk.ask("GET", "/" + name + ".png").expect(200).expectBody(small);
      answer.expect("Content-Type", "image/png").expect("Content-Length", "" + small.length);
      answer.matching("Date", TwsLab.DATE).matching("Last-Modified", TwsLab.DATE);
      answer.matching("ETag", "(W/)?\"[^\"]*\"");
      talk.ask("GET", "/sub/")
          .expect(200)
          .matching("Content-Type", "text/html.*")
          .expectBody(index);
      String query = "?" + lab.randomWord() + "=1";
      String slash = talk.ask("GET", "/sub" + query).expect(301).field("Location");
      if (!URI.create("http://lab/sub").resolve(slash).toString().endsWith("lab/sub/" + query)) {
        throw new CheckFailed("the Location of /sub" + query + " is " + slash);
      }
      talk.ask("GET", "/no/").expect(404);
      talk.ask("GET", "/" + name).expect(404).expectWords();
    }
  }

  @Check(
      value = "answers HEAD as it answers GET, without the body",
      points = 2,
      teaches = "RFC 9110 section 9.3.2: a body after a HEAD would be taken for the next reply.",
      contract = {"the same status and headers, no body"})
  void head(Lab lab) {
    byte[] content = lab.randomBytes(10, 2000);
    byte[] large = lab.randomBytes(300_000, 400_000);
    InetSocketAddress server = serving(lab, "a.bin", content, "large.bin", large).listening();
    for (String target : List.of("/a.bin", "/large.bin", "/page_one", "/users", "/nothing/here")) {
      try (Talk talk = Talk.to(lab, server)) {
        Answer get = talk.ask("GET", target);
        Answer head = talk.ask("HEAD", target).expect(get.status());
        head.expect("Content-Length", get.field("Content-Length"));
        head.expect("Content-Type", get.field("Content-Type"));
        talk.ask("GET", "/a.bin").expect(200).expectBody(content);
      }
    }
  }

  @Check(
      value = "sends a file again only if it has changed: ETag, Last-Modified, 304",
      points = 3,
      teaches = "A browser that has the file asks whether it is still right: 304 costs no body.",
      contract = {
        "conditional GET (304) and single byte ranges (206, 416) work for files",
        "a 304 has no `Content-Type`"
      })
  void conditional(Lab lab) {
    byte[] content = lab.randomBytes(1000, 2000);
    InetSocketAddress server = serving(lab, "a.bin", content).listening();
    try (Talk talk = Talk.to(lab, server)) {
      Answer first = talk.ask("GET", "/a.bin").expect(200);
      String tag = first.field("ETag");
      String date = first.field("Last-Modified");
      for (String same :
          List.of(
              "If-None-Match: " + tag,
              "If-None-Match: \"" + lab.randomWord() + "\", " + tag,
              "If-None-Match: *",
              "If-Modified-Since: " + date)) {
        talk.ask("GET", "/a.bin", same).expect(304).without("Content-Type").expectBody(new byte[0]);
      }
      String other = "If-None-Match: \"" + lab.randomWord() + "\"";
      talk.ask("GET", "/a.bin", other).expect(200).expectBody(content);
      talk.ask("GET", "/a.bin", other, "If-Modified-Since: " + date).expect(200);
      talk.ask("GET", "/a.bin", "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT").expect(200);
    }
  }

  @Check(
      value = "sends a part of a file: 206 with Content-Range, and 416 beyond its end",
      points = 4,
      teaches = "A video player seeks, and a broken download resumes: both ask for bytes N to M.",
      contract = {
        "single byte ranges (206, 416) work for files",
        "The last bytes of an empty file (`bytes=-5`) are all of it: 200."
      })
  void ranges(Lab lab) {
    byte[] content = lab.randomBytes(200_000, 300_000);
    int length = content.length;
    InetSocketAddress server = serving(lab, "a.bin", content, "empty", new byte[0]).listening();
    try (Talk talk = Talk.to(lab, server)) {
      int from = lab.random().nextInt(100_000);
      int to = from + 1 + lab.random().nextInt(50_000);
      for (int[] part : new int[][] {{from, to}, {from, length - 1}, {length - 7, length - 1}}) {
        String range = part[0] + "-" + (part[1] == length - 1 ? "" : part[1]);
        if (part[0] == length - 7) {
          range = "-7";
        }
        talk.ask("GET", "/a.bin", "Range: bytes=" + range)
            .expect(206)
            .expect("Content-Range", "bytes %d-%d/%d".formatted(part[0], part[1], length))
            .expectBody(java.util.Arrays.copyOfRange(content, part[0], part[1] + 1));
      }
      talk.ask("GET", "/a.bin", "Range: bytes=" + length + "-")
          .expect(416)
          .expect("Content-Range", "bytes */" + length);
      talk.ask("GET", "/empty", "Range: bytes=-5").expect(200).expectBody(new byte[0]);
      talk.ask("GET", "/a.bin", "Range: lines=1-2").expect(200).expectBody(content);
      talk.ask("GET", "/a.bin", "Range: bytes=0-1", "If-Range: \"old\"").expect(200);
    }
  }

  @Check(
      value = "creates users from JSON and shows them: 201 with Location, /users, /users/ID",
      points = 4,
      teaches = "A reply to POST says where the new thing is; GET on that shows it.",
      contract = {
        "201, `Location: /users/ID`, `{\"id\":ID,\"Nombre\":\"Ana\"}`",
        "the users, as JSON"
      })
  void users(Lab lab) {
    InetSocketAddress server = server(lab);
    String first = lab.randomWord();
    String second = "Zoë \\\"" + lab.randomWord() + "\\\" <b> 🚀";
    long one = created(lab, server, first);
    long two = created(lab, server, second);
    if (one == two) {
      throw new CheckFailed("two users have the id " + one);
    }
    TwsLab.expectUser(Talk.get(lab, server, "/users/" + two), two, second);
    String all =
        Talk.get(lab, server, "/users").expect(200).matching("Content-Type", JSON + ".*").text();
    if (!all.contains(first)) {
      throw new CheckFailed("/users does not hold " + first + ": " + all);
    }
    Talk.get(lab, server, "/users/" + (one + two + 1000)).expect(404).expectWords();
    created(lab, server, "ñ".repeat(100));
  }

  @Check(
      value = "has a user on disk before the 201: it survives kill -9",
      points = 5,
      teaches = "An acknowledgement is a promise: what is in memory is not yet done.",
      contract = {"the user is on disk before the reply", "data that it acknowledged is safe"})
  void durable(Lab lab) {
    String data = lab.folder().resolve("data").toString();
    Child child = lab.start("--port", "0", "--data", data);
    InetSocketAddress server = child.listening();
    String name = lab.randomWord();
    long id = created(lab, server, name);
    lab.story().step("kill", "SIGKILL");
    child.close();
    InetSocketAddress again = lab.start("--port", "0", "--data", data).listening();
    TwsLab.expectUser(Talk.get(lab, again, "/users/" + id), id, name);
    if (created(lab, again, lab.randomWord()) == id) {
      throw new CheckFailed("the id " + id + " was given twice");
    }
  }

  @Check(
      value = "refuses what is no user: 400 for bad JSON and bad names, 415 for what is not JSON",
      points = 3,
      teaches = "Check input from outside before you store it.",
      contract = {
        "400 malformed request or JSON, or a `Nombre` that is missing, empty, not a string or over 100 characters",
        "415 not JSON"
      })
  void noUser(Lab lab) {
    InetSocketAddress server = server(lab);
    for (String bad :
        List.of(
            "",
            "{",
            "{\"Nombre\": \"Ana\"",
            "{\"Nombre\": \"Ana\"} x",
            "[]",
            "\"Ana\"",
            "{}",
            "{\"nombre\": \"Ana\"}",
            "{\"Nombre\": \"\"}",
            "{\"Nombre\": 7}",
            "{\"Nombre\": null}",
            "{\"Nombre\": [\"Ana\"]}",
            "{\"Nombre\": \"" + "a".repeat(101) + "\"}",
            "[".repeat(100_000) + "]".repeat(100_000))) {
      Talk.post(lab, server, "/createUser", JSON, bytes(bad)).expect(400).expectWords();
    }
    Talk.post(lab, server, "/createUser", "text/plain", bytes("{\"Nombre\": \"Ana\"}")).expect(415);
    String all = Talk.get(lab, server, "/users").expect(200).text();
    if (all.contains("Nombre")) {
      throw new CheckFailed("a user was created all the same: " + all);
    }
    Talk.post(lab, server, "/createUser", JSON + "; charset=utf-8", bytes("{\"Nombre\": \"Ana\"}"))
        .expect(201);
  }

  @Check(
      value = "serves nothing outside its root",
      points = 4,
      seconds = 60,
      teaches =
          "A name from outside chooses a file: decode it once, refuse '..', and look where links lead.",
      contract = {"nothing outside the root is ever served"})
  void staysInside(Lab lab) {
    WayOut out = new WayOut(lab.folder(), lab.randomWord());
    InetSocketAddress server = server(lab, "--root", out.root().toString());
    for (String target : out.targets()) {
      if (Talk.get(lab, server, target).expect(404, 400).text().contains(out.secret())) {
        throw new CheckFailed("GET " + target + " was answered with a file outside the root");
      }
    }
    Talk.get(lab, server, "/sub/page.txt").expect(200);
  }

  @Check(
      value = "serves no name that begins with a dot, but what is in /.well-known/",
      points = 2,
      teaches = "A served folder often has a .git with all of its past, and a .env with passwords.",
      contract = {
        "A path with a name that begins with a dot (`/.env`, `/.git/config`) is 404, except below `/.well-known/`."
      })
  void hidden(Lab lab) {
    byte[] content = lab.randomBytes(10, 2000);
    String name = "." + lab.randomWord();
    InetSocketAddress server =
        serving(
                lab,
                name,
                content,
                name + "d/a",
                content,
                "sub/" + name,
                content,
                ".well-known/a",
                content)
            .listening();
    for (String path : List.of(name, name + "d/a", "sub/" + name, "%2e" + name.substring(1))) {
      Talk.get(lab, server, "/" + path).expect(404).expectWords();
    }
    Talk.get(lab, server, "/.well-known/a").expect(200).expectBody(content);
  }

  private static String page(Lab lab, InetSocketAddress server, String path) {
    return Talk.get(lab, server, path).expect(200).matching("Content-Type", "text/html.*").text();
  }

  private static void images(Lab lab, InetSocketAddress server, String path, int least, int most) {
    List<String> images = named(IMAGE, path, page(lab, server, path));
    if (images.size() < least || images.size() > most) {
      throw new CheckFailed(path + " has " + images.size() + " images");
    }
    for (String image : images) {
      Talk.get(lab, server, image).expect(200).matching("Content-Type", "image/.+");
    }
  }

  private static void expectLink(Lab lab, InetSocketAddress server, String page, String to) {
    if (!named(LINK, page, page(lab, server, page)).contains(to)) {
      throw new CheckFailed("the page at " + page + " does not link " + to);
    }
  }

  /** A tag's attribute, in any form that HTML allows. */
  private static Pattern tag(String name, String attribute) {
    return Pattern.compile(
        "(?is)<%s\\b[^>]*?\\s%s\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))"
            .formatted(name, attribute));
  }

  /** The paths on this server that a page's tags name. */
  private static List<String> named(Pattern tag, String page, String text) {
    URI base = URI.create("http://lab" + page);
    return tag.matcher(text)
        .results()
        .map(found -> Stream.of(1, 2, 3).map(found::group).filter(Objects::nonNull))
        .map(values -> resolved(base, values.findFirst().orElse("").strip()))
        .toList();
  }

  private static String resolved(URI base, String reference) {
    try {
      return base.resolve(reference).getRawPath();
    } catch (IllegalArgumentException noUri) {
      return reference;
    }
  }
}
