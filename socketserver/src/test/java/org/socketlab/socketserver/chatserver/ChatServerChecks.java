package org.socketlab.socketserver.chatserver;

import static org.socketlab.socketserver.chatserver.ChatLab.ask;
import static org.socketlab.socketserver.chatserver.ChatLab.body;
import static org.socketlab.socketserver.chatserver.ChatLab.expectMessage;
import static org.socketlab.socketserver.chatserver.ChatLab.join;
import static org.socketlab.socketserver.chatserver.ChatLab.json;
import static org.socketlab.socketserver.chatserver.ChatLab.messages;
import static org.socketlab.socketserver.chatserver.ChatLab.names;
import static org.socketlab.socketserver.chatserver.ChatLab.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.socketserver.chatserver.ChatLab.User;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** The users and messages of chat-server, from outside. */
@Grades("chat-server")
public final class ChatServerChecks {
  @Check(
      value = "lets users in by name, each name once, shows who is here, and lets them go",
      points = 3,
      contract = {
        "| POST `/users` | `{\"name\": \"ana\"}` | 201 `{\"name\",\"token\"}`; 409 if taken",
        "204; the user has left, the token is no longer valid, and the name is free again",
        "the users who are here: `[{\"name\": \"ana\"}]`"
      },
      teaches =
          "A name is taken by the first who asks: 409 tells the second one to choose another.")
  void users(Lab lab) {
    InetSocketAddress server = server(lab);
    String name = lab.randomWord();
    User ana = join(lab, server, name);
    User luis = join(lab, server, lab.randomWord().toUpperCase(java.util.Locale.ROOT) + "_-9");
    join(lab, server, "x");
    join(lab, server, lab.randomWord().repeat(4));
    ask(lab, server, "POST", "/users", body("name", name)).expect(409).expectWords();
    expectHere(lab, server, List.of(ana.name(), luis.name()), true);
    if (ana.token().equals(luis.token()) || ana.token().length() < 16) {
      throw new CheckFailed("a token has to be random, and its user's alone: " + ana.token());
    }
    ana.ask("DELETE", "/users/me", null).expect(204);
    expectHere(lab, server, List.of(name), false);
    ana.ask("POST", "/messages", body("text", "am I here?")).expect(401);
    join(lab, server, name);
    expectHere(lab, server, List.of(name, luis.name()), true);
  }

  @Check(
      value = "refuses bad names: 400",
      points = 3,
      contract = "400 bad name (1-32 letters, digits, `_`, `-`)",
      teaches =
          "A name is shown to everybody and stands in logs: say which characters it may have.")
  void names400(Lab lab) {
    InetSocketAddress server = server(lab);
    for (String bad :
        List.of("", " ", "a b", "a\nb", "a/b", "<b>", "a:", "a".repeat(33), "\u0000", "a\u202eb")) {
      ask(lab, server, "POST", "/users", body("name", bad)).expect(400).expectWords();
    }
    for (String bad : List.of("{\"name\": 7}", "{\"name\": null}", "{}", "[]", "{\"name\": ")) {
      ask(lab, server, "POST", "/users", bad).expect(400).expectWords();
    }
    if (!names(lab, server).isEmpty()) {
      throw new CheckFailed("a bad name was let in: " + names(lab, server));
    }
  }

  @Check(
      value = "takes messages and shows them: one by its id, or all after an id, oldest first",
      points = 4,
      contract = {
        "| POST `/messages` | `{\"text\": \"hola\"}` | 201, `Location: /messages/ID`, the message",
        "a list of the messages after ID, oldest first",
        "| GET `/messages/ID` | | one message |",
        "ids grow by one",
        "Text is 1 to 4,000 characters (code points).",
        "A message is `{\"id\", \"name\", \"text\", \"at\", \"edited\", \"deleted\"}`"
      },
      teaches = "Ids that grow by one let a client ask for what it has not seen: ?after=ID.")
  void messagesInOrder(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    User luis = join(lab, server, lab.randomWord());
    List<String> texts =
        List.of(
            lab.randomWord(),
            "<b>\"¿Qué tal? 🚀\"\r\n\t\\ </b>",
            "ñ".repeat(4000),
            "🚀".repeat(4000),
            "x");
    List<JsonNode> posted = new ArrayList<>();
    for (String text : texts) {
      posted.add((posted.size() % 2 == 0 ? ana : luis).post(text));
    }
    long first = posted.get(0).path("id").asLong();
    List<JsonNode> all = messages(lab, server, first - 1);
    if (all.size() != texts.size()) {
      throw new CheckFailed("posted %d messages, and got %d".formatted(texts.size(), all.size()));
    }
    for (int i = 0; i < texts.size(); i++) {
      User author = i % 2 == 0 ? ana : luis;
      expectMessage(posted.get(i), first + i, author.name(), texts.get(i), false, false);
      expectMessage(all.get(i), first + i, author.name(), texts.get(i), false, false);
      JsonNode one = json(Talk.get(lab, server, "/messages/" + (first + i)).expect(200));
      expectMessage(one, first + i, author.name(), texts.get(i), false, false);
    }
    expectMessage(
        messages(lab, server, first + 3).get(0), first + 4, ana.name(), "x", false, false);
    if (!messages(lab, server, first + 4).isEmpty()) {
      throw new CheckFailed("there is no message after the last one");
    }
    Talk.get(lab, server, "/messages/" + (first + 5)).expect(404).expectWords();
    for (String bad : List.of("", "x".repeat(4001), "🚀".repeat(4001))) {
      ana.ask("POST", "/messages", body("text", bad)).expect(400).expectWords();
    }
    ana.ask("POST", "/messages", "{\"text\": [1]}").expect(400);
    expectMessage(ana.post("next"), first + 5, ana.name(), "next", false, false);
  }

  @Check(
      value = "says when a message was posted, in UTC",
      points = 1,
      contract = "`at` is when it was posted, in UTC, as in `2026-11-20T10:14:00.123Z`",
      teaches =
          "Z means UTC. Local time with a Z after it is right in one time zone only, and your machine may be there.")
  void postedAt(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    JsonNode posted = ana.post(lab.randomWord());
    JsonNode read = messages(lab, server, posted.path("id").asLong() - 1).get(0);
    for (JsonNode message : List.of(posted, read)) {
      String at = message.path("at").asText();
      try {
        Duration off = Duration.between(Instant.parse(at), Instant.now()).abs();
        if (off.compareTo(Duration.ofMinutes(2)) > 0) {
          throw new CheckFailed(
              "at is %s, which is %d minutes off; the server's time zone is %s"
                  .formatted(at, off.toMinutes(), lab.timeZone()));
        }
      } catch (DateTimeParseException e) {
        throw new CheckFailed("at is no time in UTC, as in 2026-11-20T10:14:00.123Z: " + at);
      }
    }
  }

  @Check(
      value = "lets authors edit their messages, and nobody else: 200, 403, 404",
      points = 4,
      contract =
          "| PUT `/messages/ID` | `{\"text\": \"hola!\"}` | 200, edited; the same again changes nothing; 403 if it is someone else's",
      teaches = "PUT twice is the same as PUT once: a client without a reply may simply repeat it.")
  void edit(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    User luis = join(lab, server, lab.randomWord());
    long id = ana.post(lab.randomWord()).path("id").asLong();
    String text = lab.randomWord() + " ñ";
    expectMessage(json(ana.edit(id, text).expect(200)), id, ana.name(), text, true, false);
    expectMessage(json(ana.edit(id, text).expect(200)), id, ana.name(), text, true, false);
    luis.edit(id, "mine").expect(403).expectWords();
    ana.edit(id + 1, "what?").expect(404).expectWords();
    ana.edit(id, "").expect(400).expectWords();
    ana.edit(id, "x".repeat(4001)).expect(400).expectWords();
    List<JsonNode> all = messages(lab, server, id - 1);
    expectMessage(all.get(0), id, ana.name(), text, true, false);
    if (all.size() != 1) {
      throw new CheckFailed("an edit made a new message");
    }
  }

  @Check(
      value = "lets authors delete their messages: the text is gone for everybody, its place stays",
      points = 4,
      contract = {
        "409 if it was deleted",
        "204, also when it is repeated; the text is gone for every reader, the message's place stays; 403 if it is someone else's"
      },
      teaches = "A gap in the numbers would look like a lost message: so the message stays, empty.")
  void delete(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    User luis = join(lab, server, lab.randomWord());
    String secret = lab.randomWord();
    long id = ana.post(secret).path("id").asLong();
    luis.post("next");
    luis.delete(id).expect(403).expectWords();
    ana.delete(id).expect(204);
    ana.delete(id).expect(204);
    ana.delete(id + 2).expect(404).expectWords();
    ana.edit(id, "back again").expect(404, 409, 410);
    for (String target : List.of("/messages?after=" + (id - 1), "/messages/" + id)) {
      if (Talk.get(lab, server, target).expect(200).text().contains(secret)) {
        throw new CheckFailed("the deleted text is still shown by GET " + target);
      }
    }
    List<JsonNode> all = messages(lab, server, id - 1);
    expectMessage(all.get(0), id, ana.name(), "", false, true);
    expectMessage(all.get(1), id + 1, luis.name(), "next", false, false);
  }

  @Check(
      value = "gives who takes a free name nothing of who had it before",
      points = 2,
      contract =
          "A name that has become free may be taken by another user, who can't change the messages of the one before.",
      teaches = "People see a name; the server needs an identity that is never reused.")
  void freeName(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    long id = ana.post("mine").path("id").asLong();
    ana.ask("DELETE", "/users/me", null).expect(204);
    User another = join(lab, server, ana.name());
    another.edit(id, "hers").expect(403);
    another.delete(id).expect(403);
    expectMessage(messages(lab, server, id - 1).get(0), id, ana.name(), "mine", false, false);
  }

  @Check(
      value =
          "has everything on disk before it replies: it survives kill -9, and no id comes twice",
      points = 6,
      contract = {
        "messages, edits and deletions are on disk before their replies.",
        "never repeat, also after a restart",
        "the chat, kept in `--data`"
      },
      teaches = "An acknowledgement is a promise: what is in memory is not yet done.")
  void durable(Lab lab) {
    Child child = ChatLab.start(lab);
    InetSocketAddress server = child.listening();
    User ana = join(lab, server, lab.randomWord());
    String kept = lab.randomWord();
    long id = ana.post(kept).path("id").asLong();
    ana.post("to be edited");
    ana.post("to be deleted");
    ana.edit(id + 1, kept + "!").expect(200);
    ana.delete(id + 2).expect(204);
    lab.story().step("kill", "SIGKILL");
    child.close();

    InetSocketAddress again = server(lab);
    List<JsonNode> all = messages(lab, again, id - 1);
    if (all.size() != 3) {
      throw new CheckFailed("of 3 messages there are %d after the restart".formatted(all.size()));
    }
    expectMessage(all.get(0), id, ana.name(), kept, false, false);
    expectMessage(all.get(1), id + 1, ana.name(), kept + "!", true, false);
    expectMessage(all.get(2), id + 2, ana.name(), "", false, true);
    expectHere(lab, again, List.of(ana.name()), true);
    User still = new User(lab, again, ana.name(), ana.token());
    expectMessage(still.post("next"), id + 3, ana.name(), "next", false, false);
  }

  private static void expectHere(
      Lab lab, InetSocketAddress server, List<String> names, boolean here) {
    List<String> all = names(lab, server);
    for (String name : names) {
      if (all.stream().filter(name::equals).count() != (here ? 1 : 0)) {
        throw new CheckFailed(
            "GET /users should %s %s: %s".formatted(here ? "have" : "not have", name, all));
      }
    }
  }
}
