package org.socketlab.socketserver.chatserver;

import static org.socketlab.socketserver.chatserver.ChatLab.ask;
import static org.socketlab.socketserver.chatserver.ChatLab.body;
import static org.socketlab.socketserver.chatserver.ChatLab.join;
import static org.socketlab.socketserver.chatserver.ChatLab.messages;
import static org.socketlab.socketserver.chatserver.ChatLab.server;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.socketserver.chatserver.ChatLab.User;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** Who may do what at chat-server, and how it says no, from outside. */
@Grades("chat-server")
public final class ChatServerRuleChecks {
  /** A link to another site loads nothing; an element with src does, and so does a link element. */
  private static final String LOADS_FROM_ELSEWHERE =
      "(?is).*(<link\\b[^>]*\\bhref|\\bsrc)\\s*=\\s*[\"']?(https?:)?//.*";

  @Check(
      value = "lets nobody write without a token of its own: 401",
      points = 3,
      contract =
          "Writing needs `Authorization: Bearer TOKEN` (401 with `WWW-Authenticate: Bearer` otherwise).",
      teaches = "A name is no proof; a token that nobody can guess is.")
  void tokens(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    long id = ana.post("mine").path("id").asLong();
    String json = body("text", "not mine");
    String token = ana.token();
    String turned = new StringBuilder(token).reverse().toString();
    for (String field :
        List.of(
            "X-Nothing: 1",
            "Authorization: Bearer " + lab.randomWord(),
            "Authorization: Bearer " + turned,
            "Authorization: Bearer " + token.substring(0, token.length() - 1),
            "Authorization: Bearer ",
            "Authorization: " + token,
            "Authorization: Basic " + token)) {
      ask(lab, server, "POST", "/messages", json, field)
          .expect(401)
          .matching("WWW-Authenticate", "(?i)bearer.*")
          .expectWords();
    }
    String nobodys = "Authorization: Bearer " + turned;
    ask(lab, server, "PUT", "/messages/" + id, json, nobodys).expect(401);
    ask(lab, server, "DELETE", "/messages/" + id, null, nobodys).expect(401);
    ask(lab, server, "DELETE", "/users/me", null, nobodys).expect(401);
    if (messages(lab, server, id - 1).size() != 1) {
      throw new CheckFailed("somebody wrote without a token");
    }
    ana.post("still here");
  }

  @Check(
      value = "lets no page of another site write: 403",
      points = 2,
      contract = "A write that a browser sends for another site's page is 403",
      teaches =
          "A browser sends requests for every page it shows, and says in Origin for which one.")
  void origins(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    String json = body("text", "from a page");
    for (String origin :
        List.of("http://" + lab.randomWord() + ".example", "null", "http://lab:1")) {
      ana.ask("POST", "/messages", json, "Origin: " + origin).expect(403).expectWords();
      ask(lab, server, "POST", "/users", body("name", "eva"), "Origin: " + origin).expect(403);
    }
    ana.ask("POST", "/messages", json, "Origin: http://lab").expect(201); // what our Host says
  }

  @Check(
      value = "says which rule a request breaks: 400, 404, 405, 411, 413, 415, 501",
      points = 3,
      contract =
          "All of `tws`'s status rules hold here; `HEAD` is answered as `GET` is, a connection is kept for further requests",
      teaches = "Each status tells a client something that it can act on (RFC 9110 section 15).")
  void statuses(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    long id = ana.post("one").path("id").asLong();
    String json = body("text", "hola");
    Talk.get(lab, server, "/" + lab.randomWord()).expect(404).expectWords();
    Talk.get(lab, server, "/messages/x").expect(404, 400);
    ana.ask("DELETE", "/messages", null)
        .expect(405)
        .matching("Allow", ".*GET.*POST.*|.*POST.*GET.*");
    ana.ask("POST", "/messages/" + id, json).expect(405).matching("Allow", ".*(PUT|DELETE).*");
    ana.ask("GET", "/users/me", null).expect(405).matching("Allow", ".*DELETE.*");
    ana.ask("POST", "/events", json).expect(405).matching("Allow", ".*GET.*");
    ana.ask("POST", "/messages", json, "Content-Type: text/plain").expect(415).expectWords();
    ana.ask("PUT", "/messages/" + id, json, "Content-Type: text/plain").expect(415).expectWords();
    ask(lab, server, "POST", "/users", "{\"name\":\"eva\"}", "Content-Type: text/plain")
        .expect(415);
    for (String bad :
        List.of("", "{", "{\"text\": \"hola\"", "\"hola\"", "{\"texto\": \"hola\"}")) {
      ana.ask("POST", "/messages", bad).expect(400).expectWords();
    }
    ana.ask("POST", "/messages", null, ChatLab.JSON).expect(411).expectWords();
    ana.ask("POST", "/messages", null, ChatLab.JSON, "Content-Length: 1048577").expect(413);
    ana.ask("BREW", "/messages", null).expect(501).expectWords();
    Talk.ask(lab, server, "HEAD", "/messages/" + id).expect(200);
    try (Talk talk = Talk.to(lab, server)) { // one connection, several requests
      talk.ask("GET", "/messages").expect(200);
      talk.ask("DELETE", "/messages/" + id, ana.bearer()).expect(204);
      talk.ask("GET", "/messages").expect(200);
    }
  }

  @Check(
      value = "lets one address have so many connections, and answers 503 to the next",
      points = 2,
      contract = "An address may have 500 connections (`--per-address`), then 503.",
      teaches =
          "A client that waits for news keeps a connection for hours: no client may have them all.")
  void perAddress(Lab lab) {
    int most = 3 + lab.random().nextInt(4);
    InetSocketAddress server =
        ChatLab.start(lab, "--per-address", String.valueOf(most + 1)).listening();
    List<EventLines> readers = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      readers.add(new EventLines(lab, server, null));
    }
    try (Talk last = Talk.to(lab, server)) {
      last.ask("GET", "/users").expect(200);
      Talk.get(lab, server, "/users").expect(503).expectWords();
      last.ask("GET", "/messages").expect(200);
    }
    readers.forEach(EventLines::close);
  }

  @Check(
      value =
          "is a web page at /, which loads nothing from elsewhere and runs nothing of its users",
      points = 2,
      contract =
          "the chat as a web page, live; it loads nothing from elsewhere, and its `Content-Security-Policy` lets it run its own script alone",
      teaches =
          "Content-Security-Policy tells the browser what a page may run: our script, no other.")
  void page(Lab lab) {
    String page =
        Talk.get(lab, server(lab), "/")
            .expect(200)
            .matching("Content-Type", "text/html.*")
            .matching("Content-Security-Policy", "(?i).*(default|script)-src.*")
            .text();
    if (page.matches(LOADS_FROM_ELSEWHERE)) {
      throw new CheckFailed("the page loads something from elsewhere");
    }
  }
}
