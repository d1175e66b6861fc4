package org.socketlab.socketserver.chatclient;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.socketlab.socketserver.chatclient.ScriptedChat.Asked;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

/** What chat-client sends and prints when nothing fails and there is no terminal. */
@Grades("chat-client")
public final class ChatClientChecks {
  @Check(
      value = "joins, sends a line as JSON with its token, and prints the others' new messages",
      points = 4,
      contract = {
        "`chat-client HOST PORT [--name NAME] [--live] [--timeout SECONDS]`",
        "sends the token that it got, as `Authorization: Bearer TOKEN`, with all that it writes",
        "is sent (POST `/messages`)",
        "printed as `name: text`"
      },
      teaches =
          "HTTP is stateless: a token in each request says who asks. New messages are those with a greater id than the last one seen.")
  void conversation(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      String text = lab.randomWord() + " \"\u00a1hola\", \\o/ mu\u00f1eca \u20ac \ud83d\udc4b";
      Child client = ana(lab, chat);
      Asked join = chat.await("POST /users");
      expect("the name in POST /users", "ana", join.json().path("name").asText());
      expectJson(join);
      String said = lab.randomWord() + " \\o/ \u20ac";
      chat.await("GET /messages");
      chat.said("bea", said);
      client.type(text + "\n");
      Asked post = chat.await("POST /messages");
      expect("the text in POST /messages", text, post.json().path("text").asText());
      expectJson(post);
      expectToken(chat, post);
      client.expectLine("bea: " + said);
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
    }
  }

  @Check(
      value = "sends nothing for an empty line, and shows each message once",
      points = 2,
      contract = "A blank line only fetches.",
      teaches =
          "GET changes nothing, so asking again is always safe. Asking after the last id avoids repetition.")
  void emptyLineRefreshes(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ana(lab, chat);
      for (int i = 0; i < 3; i++) {
        String said = lab.randomWord();
        chat.said("bea", said);
        client.type("\n");
        client.expectLine("bea: " + said);
      }
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
      expect("the number of POST /messages", "0", chat.all("POST /messages").size() + "");
    }
  }

  @Check(
      value = "shows what was said before it came, however many replies that takes",
      points = 2,
      contract = {
        "First it shows what was said before, also under its own name",
        "until a reply has none",
        "those that are deleted are not"
      },
      teaches =
          "A server gives as many messages at a time as it likes: only a reply without one says that those were all.")
  void history(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      StringBuilder expected = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        String text = lab.randomWord();
        String who = i == 5 ? "ana" : "bea"; // an earlier user of that name
        long id = chat.said(who, text);
        if (i == 3) {
          chat.changed(id, null);
        } else {
          expected.append(who).append(": ").append(text).append('\n');
        }
      }
      Child client = ana(lab, chat);
      client.type("/mine\n");
      client.endInput();
      client.expectRest(expected.toString());
      client.expectExit(0);
    }
  }

  @Check(
      value = "takes its name from a pipe without a prompt, and leaves at the end of input",
      points = 2,
      contract = {
        "when input or output is no terminal it prints no prompt; without `--name` the first line is the name",
        "End of input leaves the chat, exit 0."
      },
      teaches =
          "A prompt is for a person; in a pipe it would be one more line for the next program. And a client that ends must leave, or the name stays taken.")
  void piped(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      String name = lab.randomWord();
      Child client = lab.start("127.0.0.1", chat.port());
      client.type(name + "\nhola\n");
      expect("the name", name, chat.await("POST /users").json().path("name").asText());
      chat.await("POST /messages");
      client.endInput();
      expectToken(chat, chat.await("DELETE /users/me"));
      client.expectRest("");
      client.expectExit(0);
    }
  }

  @Check(
      value = "leaves at /quit, and does not send what comes after it",
      points = 2,
      contract = "`/quit` leaves, and what comes after it is not sent.",
      teaches = "A client that ends should tell the server so.")
  void quit(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ana(lab, chat);
      client.type("/quit\nhola\n");
      expectToken(chat, chat.await("DELETE /users/me"));
      client.expectRest("");
      client.expectExit(0);
      expect("the number of POST /messages", "0", chat.all("POST /messages").size() + "");
    }
  }

  @Check(
      value = "edits with PUT and deletes with DELETE, by the ids that /mine tells",
      points = 3,
      contract = {
        "`/edit ID TEXT`, `/delete ID`; `/mine` prints the user's own messages as `ID text`",
        "is written wrong, or is refused by the server is a line `chat-client: ...` on stderr"
      },
      teaches =
          "PUT says what shall be there afterwards, DELETE that nothing shall: doing either twice does no harm, so it can be repeated.")
  void editAndDelete(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      long others = chat.said("bea", lab.randomWord());
      Child client = ana(lab, chat);
      client.line(); // what bea said
      client.type("uno\ndos\n/mine\n");
      client.expectLine(others + 1 + " uno");
      client.expectLine(others + 2 + " dos");
      String better = lab.randomWord() + "  \"two\" words";
      client.type("/edit %d %s\n/delete %d\n".formatted(others + 2, better, others + 1));
      Asked put = chat.await("PUT /messages/" + (others + 2));
      expect("the text in PUT", better, put.json().path("text").asText());
      expectJson(put);
      expectToken(chat, put);
      expectToken(chat, chat.await("DELETE /messages/" + (others + 1)));
      client.type("/mine\n/delete " + others + "\n/edit x y\n");
      client.expectLine(others + 2 + " " + better);
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
      if (client.stderr().lines().filter(line -> line.startsWith("chat-client: ")).count() != 2) {
        throw new CheckFailed("stderr has not one line each for another's message and a wrong id");
      }
    }
  }

  @Check(
      value = "lists who is here, and its commands; an unknown one is told and not sent",
      points = 2,
      contract = {
        "`/who` prints the names of those who are here, a line each; `/help` prints these commands",
        "One that does not exist",
        "`//text` sends `/text`."
      },
      teaches = "A mistyped command must not become a message to everybody.")
  void commands(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      String other = "b" + lab.randomWord();
      chat.joined(other);
      Child client = ana(lab, chat);
      client.type("/who\n");
      client.expectLine("ana");
      client.expectLine(other);
      client.type("/" + lab.randomWord() + "\n//slash\n");
      expect("the text", "/slash", chat.await("POST /messages").json().path("text").asText());
      client.type("/help\n");
      client.endInput();
      String help = new String(client.rest(), StandardCharsets.UTF_8);
      for (String name : new String[] {"/edit", "/delete", "/mine", "/who", "/quit", "/help"}) {
        if (!help.contains(name)) {
          throw new CheckFailed("/help does not tell of " + name);
        }
      }
      client.expectExit(0);
      if (client.stderr().lines().noneMatch(line -> line.startsWith("chat-client: "))) {
        throw new CheckFailed("stderr has no line on a command that there is not");
      }
    }
  }

  @Check(
      value = "sends a message of 4,000 characters, and none that is longer",
      points = 1,
      contract =
          "A line of more than 4,000 characters is not sent, and a line `chat-client: ...` on stderr says so.",
      teaches =
          "Characters are not bytes, nor Java's chars: an emoji is one, two and four of them.")
  void longLines(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      String wave = "\ud83d\udc4b";
      Child client = ana(lab, chat);
      client.type(wave.repeat(4001) + "\n" + "x".repeat(70_000) + "\n" + wave.repeat(4000) + "\n");
      Asked post = chat.await("POST /messages");
      expect("the text", wave.repeat(4000), post.json().path("text").asText());
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
      if (client.stderr().lines().filter(line -> line.startsWith("chat-client: ")).count() != 2) {
        throw new CheckFailed("stderr has no line on each of the two lines that are too long");
      }
    }
  }

  @Check(
      value = "lets no control character of another's message reach the terminal",
      points = 1,
      contract =
          "reach the terminal on one line, control and format characters escaped (`\\n`, `\\x1b`)",
      teaches =
          "What came over the network is bytes from a stranger: an escape sequence in it moves your cursor, or retitles your window.")
  void escapes(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      String word = lab.randomWord();
      chat.said("bea", "\u001b[2J" + word + "\nana: \u009b31m\u202e\u0007end");
      chat.said("b\ne\u001ba", "x");
      Child client = ana(lab, chat);
      client.endInput();
      String out = new String(client.rest(), StandardCharsets.UTF_8);
      client.expectExit(0);
      boolean isSafe = out.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c));
      if (!isSafe || out.contains("\u202e") || out.lines().count() != 2 || !out.contains(word)) {
        throw new CheckFailed("not two lines of visible characters on stdout");
      }
    }
  }

  @Check(
      value = "refuses wrong usage with status 2",
      points = 1,
      contract = {"2 wrong usage", "Ports are 0-65535, else exit 2."},
      teaches = "Scripts tell apart what the user got wrong (2) from what the network did (1).")
  void usage(Lab lab) {
    Usage.expectRefusal(lab, "127.0.0.1");
    Usage.expectRefusal(lab, "127.0.0.1", "65536", "--name", "ana");
  }

  static Child ana(Lab lab, ScriptedChat chat, String... options) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("127.0.0.1", chat.port(), "--name", "ana"));
    words.addAll(List.of(options));
    return lab.start(words.toArray(String[]::new));
  }

  static void expect(String what, String expected, String got) {
    if (!expected.equals(got)) {
      throw new CheckFailed("%s should be %s and is %s".formatted(what, expected, got));
    }
  }

  private static void expectJson(Asked asked) {
    if (!asked.field("Content-Type").toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new CheckFailed(asked.line() + " has no Content-Type: application/json");
    }
  }

  private static void expectToken(ScriptedChat chat, Asked asked) {
    expect("Authorization in " + asked.line(), chat.authorization(), asked.field("Authorization"));
  }
}
