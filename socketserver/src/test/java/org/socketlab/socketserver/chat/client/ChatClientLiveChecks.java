package org.socketlab.socketserver.chat.client;

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

  @Check(
      value = "asks a person for a name, and again when it is taken; then shows the prompt",
      points = 2,
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
      teaches =
          "Long connections end: proxies, sleep, restarts. Last-Event-ID says where to go on, and an id seen before is not news.")
  void goesOn(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ChatClientChecks.ana(lab, chat, "--live");
      chat.await("GET /events");
      long first = chat.said("bea", "one");
      client.expectLine("bea: one");
      synchronized (chat) { // so that all this happens while it is not listening
        chat.hangUp();
        chat.said("bea", "two");
        chat.changed(first, "uno");
        chat.said("bea", "three");
      }
      String last = chat.await("GET /events", 2).field("Last-Event-ID");
      ChatClientChecks.expect("Last-Event-ID", "101", last);
      // Two messages and an edit: the messages may come by a GET before the edit is told.
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
      value = "shows a message above the line that is being typed, and keeps that line whole",
      points = 3,
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
