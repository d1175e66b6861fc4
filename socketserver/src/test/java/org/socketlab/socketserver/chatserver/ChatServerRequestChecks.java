package org.socketlab.socketserver.chatserver;

import static org.socketlab.socketserver.chatserver.ChatLab.body;
import static org.socketlab.socketserver.chatserver.ChatLab.join;
import static org.socketlab.socketserver.chatserver.ChatLab.messages;
import static org.socketlab.socketserver.chatserver.ChatLab.server;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.socketserver.chatserver.ChatLab.User;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** How chat-server reads requests in every form that the RFCs allow, or cut off, from outside. */
@Grades("chat-server")
public final class ChatServerRequestChecks {
  private static final int JOINS = 6;
  private static final int LEAST_RANDOM_CHARACTERS = 15;

  @Check(
      value = "gives a new token at each join, which does not follow from the name or the last one",
      points = 2,
      contract =
          "A token is new at each join, also under the same name, and nobody can guess it: it has 120 random bits or more",
      teaches =
          "What can be computed from a name is known to everybody who knows the name. Ask the system for random bytes.")
  void newTokens(Lab lab) {
    InetSocketAddress server = server(lab);
    String name = lab.randomWord();
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < JOINS; i++) {
      User user = join(lab, server, name);
      tokens.add(user.token());
      user.ask("DELETE", "/users/me", null).expect(204);
    }
    if (tokens.stream().distinct().count() < JOINS) {
      throw new CheckFailed("a token came twice, for another user of the same name: " + tokens);
    }
    // 120 bits are 20 characters of base64, 30 hexadecimal digits: some may be alike by chance.
    int differing = differing(tokens);
    if (differing < LEAST_RANDOM_CHARACTERS) {
      throw new CheckFailed(
          "tokens differ in %d characters only, and that is too few to be random: %s"
              .formatted(differing, tokens));
    }
  }

  /** The number of positions at which the tokens differ. */
  private static int differing(List<String> tokens) {
    int shortest = tokens.stream().mapToInt(String::length).min().orElse(0);
    int count = 0;
    for (int i = 0; i < shortest; i++) {
      int at = i;
      count += tokens.stream().map(token -> token.charAt(at)).distinct().count() > 1 ? 1 : 0;
    }
    return count;
  }

  @Check(
      value = "knows header names in any letter case",
      points = 2,
      contract = "the server knows header names in any letter case",
      teaches =
          "authorization, Authorization and AUTHORIZATION are one name (RFC 9110 section 5.1); HTTP/2 proxies write the first.")
  void spelling(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    String json = body("text", "hola");
    try (Talk talk = Talk.to(lab, server)) {
      talk.send(
          Talk.request(
                      "POST",
                      "/messages",
                      anyCase(lab, "Content-Type") + ": application/json",
                      anyCase(lab, "Authorization") + ": Bearer " + ana.token(),
                      anyCase(lab, "Content-Length") + ": " + json.length())
                  .replace("Host:", anyCase(lab, "Host") + ":")
              + json);
      talk.answer().expect(201);
    }
    String evil = ": http://evil.example";
    ana.ask("POST", "/messages", json, anyCase(lab, "Origin") + evil).expect(403);
    String last;
    try (EventLines reader = new EventLines(lab, server, null)) {
      ana.post("seen");
      reader.expect("message");
      last = reader.id();
    }
    String text = lab.randomWord();
    ana.post(text);
    try (EventLines reader =
        EventLines.with(lab, server, anyCase(lab, "Last-Event-ID") + ": " + last)) {
      String told = reader.expect("message").path("text").asText();
      if (!told.equals(text)) {
        throw new CheckFailed("the first event that was missed should tell of " + text);
      }
    }
  }

  /** The name with each letter in upper or lower case at random, and never the RFC's spelling. */
  private static String anyCase(Lab lab, String name) {
    StringBuilder spelt = new StringBuilder();
    do {
      spelt.setLength(0);
      for (char c : name.toCharArray()) {
        spelt.append(
            lab.random().nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
      }
    } while (spelt.toString().equals(name));
    return spelt.toString();
  }

  @Check(
      value = "changes nothing for a body that ends before its Content-Length",
      points = 2,
      contract = "A body that ends before its `Content-Length` changes nothing.",
      teaches =
          "A connection can break anywhere, and what came so far may look whole. Content-Length is there so that you know.")
  void wholeBodies(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    long id = ana.post("whole").path("id").asLong();
    for (String method : List.of("POST /messages", "PUT /messages/" + id)) {
      String json = body("text", lab.randomWord());
      String[] words = method.split(" ");
      String length = "Content-Length: " + (json.length() + 1 + lab.random().nextInt(50));
      try (Talk talk = Talk.to(lab, server)) {
        talk.send(Talk.request(words[0], words[1], ChatLab.JSON, ana.bearer(), length) + json);
        talk.peer().endStream();
        talk.expectNoSuccess();
      }
    }
    List<String> texts =
        messages(lab, server, id - 1).stream().map(one -> one.path("text").asText()).toList();
    if (!texts.equals(List.of("whole"))) {
      throw new CheckFailed("a body that was cut off was taken for whole: " + texts);
    }
  }

  @Check(
      value = "takes a page for its own by host and port, however these are written",
      points = 2,
      contract =
          "letter case does not count, and a port that is not written is the default of the origin's scheme",
      teaches =
          "https://chat.example and CHAT.example:443 are one site (RFC 6454 section 4): compare what they mean. Behind a TLS proxy, the scheme is only in Origin.")
  void sameSite(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    String site = lab.randomWord() + ".example";
    String shouted = site.toUpperCase(java.util.Locale.ROOT);
    for (String[] pair :
        new String[][] {
          {"http://" + site, site},
          {"http://" + site, site + ":80"},
          {"http://" + site, shouted},
          {"https://" + site, site},
          {"https://" + site, shouted + ":443"},
          {"https://" + site + ":8443", site + ":8443"},
          {"http://[::1]:8080", "[::1]:8080"}
        }) {
      writeFrom(lab, ana, pair[0], pair[1]).expect(201);
    }
    for (String[] pair :
        new String[][] {
          {"http://" + site, site + ":8080"},
          {"http://" + site, site + ":443"},
          {"https://" + site, site + ":80"},
          {"https://" + site + ":8443", site},
          {"http://" + site, "www." + site},
          {"http://www." + site, site},
          {"http://" + site + "." + site, site},
          {"null", site}
        }) {
      writeFrom(lab, ana, pair[0], pair[1]).expect(403);
      ana.ask(
              "POST",
              "/messages",
              body("text", "x"),
              "Origin: http://" + site,
              "X-Forwarded-Host: " + site)
          .expect(403);
    }
  }

  private static Answer writeFrom(Lab lab, User user, String origin, String host) {
    String json = body("text", "from a page");
    try (Talk talk = Talk.to(lab, user.server())) {
      talk.send(
          Talk.request(
                      "POST",
                      "/messages",
                      ChatLab.JSON,
                      user.bearer(),
                      "Origin: " + origin,
                      "Content-Length: " + json.length())
                  .replace("Host: lab", "Host: " + host)
              + json);
      return talk.answer();
    }
  }

  @Check(
      value = "reads a query's numbers also when they are percent-encoded",
      points = 1,
      contract = "A query's number may be percent-encoded (`?after=%31`)",
      teaches = "%31 is another way to write 1 (RFC 3986 section 2.1): decode first, then look.")
  void encodedQuery(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    long first = ana.post("one").path("id").asLong();
    ana.post("two");
    String encoded =
        String.valueOf(first).replaceAll("(\\d)", "%3$1")
            + (lab.random().nextBoolean() ? "" : "&wait=%30");
    List<?> all = ChatLab.list(Talk.get(lab, server, "/messages?after=" + encoded));
    if (all.size() != 1) {
      throw new CheckFailed("?after=" + encoded + " should give one message, and gave " + all);
    }
    Talk.get(lab, server, "/messages?after=%7831").expect(400).expectWords();
  }
}
