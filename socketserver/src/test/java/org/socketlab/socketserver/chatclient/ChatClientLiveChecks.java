package org.socketlab.socketserver.chatclient;

import java.nio.charset.StandardCharsets;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** What chat-client does for a person at a terminal, and with {@code --live}. */
@Grades("chat-client")
public final class ChatClientLiveChecks {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int LEAST_OF_FOUR_WAITS = 1500; // 125 + 250 + 500 + 1000, and some slack
  private static final int MOST_OF_A_FIRST_WAIT = 1500; // the next one would be 2 to 4 s

  @Check(
      value = "asks a person for a name, and again when it is taken; then shows the prompt",
      points = 2,
      contract = {
        "It asks a person `Username: ` when no `--name` is given, and again when the name is taken or refused; then it shows the prompt `NAME> `.",
        "Ctrl-D and Ctrl-C leave."
      },
      teaches = "A person can be asked again, and must see that it is their turn.")
  void asks(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      String name = lab.randomWord();
      chat.joined("bea");
      Child client = lab.startAtTerminal("127.0.0.1", chat.port());
      expectTyping(lab, client, "Username:");
      client.type("bea\r");
      chat.await("POST /users");
      lab.story().step("see", "Username: once more");
      if (!client.shows(
          out ->
              TypedScreen.of(out).stream().filter(line -> line.startsWith("Username:")).count()
                  == 2,
          PATIENCE_MILLIS)) {
        throw new CheckFailed("it does not ask again");
      }
      client.type(name + "\r");
      chat.await("POST /users", 2);
      expectTyping(lab, client, name + ">");
      client.type("\u0004");
      chat.await("DELETE /users/me");
      client.expectExit(0);
    }
  }

  @Check(
      value = "shows a message when it arrives, and edits and deletes, too",
      points = 3,
      contract =
          "follows GET `/events`, too, and prints at once: a message as `name: text`, an edit as `name (edited): text`, a delete as `name deleted a message`.",
      teaches =
          "One request whose reply never ends: the server can speak when it has something to say, and nobody has to ask.")
  void live(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      long first = chat.said("bea", "before");
      Child client = ChatClientChecks.ana(lab, chat, "--live");
      client.expectLine("bea: before");
      chat.await("GET /events");
      for (int i = 0; i < 3; i++) {
        String text = lab.randomWord();
        chat.said("bea", text);
        client.expectLine("bea: " + text);
      }
      String better = lab.randomWord();
      chat.changed(first, better);
      client.expectLine("bea (edited): " + better);
      chat.changed(first, null);
      client.expectLine("bea deleted a message");
      client.type("hola\n");
      chat.await("POST /messages");
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
    }
  }

  @Check(
      value = "asks again from the last event when the connection ends: nothing missed or repeated",
      points = 3,
      contract =
          "When that connection ends it asks again, with `Last-Event-ID`; it misses nothing and shows nothing twice.",
      teaches =
          "Long connections end: proxies, sleep, restarts. Last-Event-ID says where to go on, and an id seen before is not news.")
  void goesOn(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ChatClientChecks.ana(lab, chat, "--live");
      chat.await("GET /events");
      long first = chat.said("bea", "one");
      client.expectLine("bea: one");
      synchronized (chat) { // so that all this happens while the client is not connected
        chat.hangUp();
        chat.said("bea", "two");
        chat.changed(first, "uno");
        chat.said("bea", "three");
      }
      String last = chat.await("GET /events", 2).field("Last-Event-ID");
      ChatClientChecks.expect("Last-Event-ID", "101", last);
      // Two messages and an edit: a GET may bring the messages before the edit's event.
      lab.story().step("see", "two, three, and the edit");
      String lines = client.line() + "\n" + client.line() + "\n" + client.line() + "\n";
      if (!lines.contains("bea (edited): uno\n")
          || !lines.replace("bea (edited): uno\n", "").equals("bea: two\nbea: three\n")) {
        throw new CheckFailed("not the two messages and the edit, but " + lines);
      }
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
    }
  }

  @Check(
      value = "skips an event that is no JSON with a line on stderr, and shows those behind it",
      points = 2,
      contract =
          "An event of these whose data is not valid JSON is skipped with a line `chat-client: ...` on stderr, and is not asked for again.",
      teaches =
          "An event that you can't read is one lost event. If it ends your loop, or you ask for it again and again, you lose all.")
  void notJson(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ChatClientChecks.ana(lab, chat, "--live");
      chat.await("GET /events");
      chat.said("bea", "one");
      client.expectLine("bea: one");
      chat.tellNonsense("{oops");
      lab.story().step("see", "a line on stderr");
      if (!client.says(err -> err.contains("chat-client: "), PATIENCE_MILLIS)) {
        throw new CheckFailed("it says nothing on stderr of an event that is no JSON");
      }
      String text = lab.randomWord();
      chat.said("bea", text);
      client.expectLine("bea: " + text);
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
      ChatClientChecks.expect("GET /events", "1", chat.all("GET /events").size() + "");
    }
  }

  @Check(
      value = "waits twice as long before each new GET /events, and starts over after an event",
      points = 2,
      contract = {
        "250 ms, then twice as long each time, 30 s at most, each shortened by chance by up to half",
        "A stream that delivers an event starts the waits over."
      },
      teaches =
          "A server that has just come back needs time. Growing waits (exponential backoff) spare it, and chance (jitter) keeps the clients apart.")
  void backsOff(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      chat.hangUpAtOnce(true);
      Child client = ChatClientChecks.ana(lab, chat, "--live");
      chat.await("GET /events");
      long begin = System.nanoTime();
      chat.await("GET /events", 5); // after 250, 500, 1000 and 2000 ms, or half of each
      long millis = (System.nanoTime() - begin) / 1_000_000;
      if (millis < LEAST_OF_FOUR_WAITS) {
        throw new CheckFailed("four waits took %d ms in all: they do not grow".formatted(millis));
      }
      chat.hangUpAtOnce(false);
      chat.await("GET /events", 6);
      String text = lab.randomWord();
      chat.said("bea", text);
      client.expectLine("bea: " + text);
      chat.hangUp();
      long again = System.nanoTime();
      chat.await("GET /events", 7);
      millis = (System.nanoTime() - again) / 1_000_000;
      if (millis > MOST_OF_A_FIRST_WAIT) {
        throw new CheckFailed("after an event that was shown it waited %d ms".formatted(millis));
      }
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
    }
  }

  @Check(
      value = "shows a message above the line that is being typed, and keeps that line whole",
      points = 3,
      contract = "arriving messages appear above the line that is typed",
      teaches =
          "Two write to one terminal: the program and the person. Take the line away, print, and draw it again.")
  void neverTears(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      String said = lab.randomWord();
      Child client = lab.startAtTerminal("127.0.0.1", chat.port(), "--name", "ana", "--live");
      chat.await("GET /events");
      expectTyping(lab, client, "ana>");
      client.type("abc");
      expectTyping(lab, client, "ana> abc");
      chat.said("bea", said);
      lab.story().step("see", "bea: " + said + ", above a line that reads ana> abc");
      if (!client.shows(out -> isAbove(out, said), PATIENCE_MILLIS)) {
        throw new CheckFailed(
            "the screen shows "
                + TypedScreen.of(new String(client.stdout(), StandardCharsets.UTF_8)));
      }
      client.type("def\r");
      ChatClientChecks.expect(
          "the text", "abcdef", chat.await("POST /messages").json().path("text").asText());
      client.type("\u0004");
      client.expectExit(0);
    }
  }

  private static boolean isAbove(String out, String said) {
    return TypedScreen.of(out).contains("bea: " + said)
        && TypedScreen.lastOf(out).equals("ana> abc");
  }

  private static void expectTyping(Lab lab, Child client, String line) {
    lab.story().step("see", "as the last line: " + line);
    if (!client.shows(out -> TypedScreen.lastOf(out).equals(line), PATIENCE_MILLIS)) {
      throw new CheckFailed("the line where one types does not read " + line);
    }
  }
}
