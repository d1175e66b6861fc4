package org.socketlab.socketserver.chat.client;

import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** What chat-client does when the server is not there, or not as it was. */
@Grades("chat-client")
public final class ChatClientFailureChecks {
  @Check(
      value = "ends with 1 and a sentence when there is no server, or a silent one",
      points = 1,
      teaches =
          "A port where nobody listens refuses at once; a server that never answers is met by a clock only.")
  void noServer(Lab lab) {
    int closed = lab.closedPort();
    Child refused = lab.start("127.0.0.1", String.valueOf(closed), "--name", "ana");
    Door door = lab.listen();
    Child waiting = lab.start("127.0.0.1", door.port(), "--name", "ana", "--timeout", "0.3");
    refused.expectFailure("chat-client", 1, "127.0.0.1", String.valueOf(closed));
    refused.expectRest("");
    waiting.expectFailure("chat-client", 1, "0.3 s");
    waiting.expectRest("");
  }

  @Check(
      value = "ends with 1 when the name is taken and its input is a pipe",
      points = 1,
      teaches =
          "The next line of a pipe is a message: taken for a name, it would be said to nobody, under a wrong one.")
  void taken(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      chat.joined("ana");
      Child client = ChatClientChecks.ana(lab, chat);
      client.type("hola\n");
      client.expectFailure("chat-client", 1, "ana");
      client.expectRest("");
      ChatClientChecks.expect("the number of joins", "1", chat.all("POST /users").size() + "");
    }
  }

  @Check(
      value = "says that the server is away, keeps the line, and sends it when the server is back",
      points = 2,
      teaches =
          "A server that restarts is away for a second. What somebody typed is worth more than that.")
  void awayAndBack(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ChatClientChecks.ana(lab, chat);
      talk(lab, chat, client);
      String word = lab.randomWord();
      chat.goAway();
      client.type(word + "\ntres\n");
      lab.story().step("see", "a line on stderr");
      awaitStderr(client);
      chat.said("bea", "we missed you");
      chat.comeBack();
      chat.await("POST /messages", 3);
      client.expectLine("bea: we missed you");
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
      ChatClientChecks.expect("what was said", "uno, " + word + ", tres", chat.saidBy("ana"));
    }
  }

  @Check(
      value = "does not say twice what the server has, when only the acknowledgement was lost",
      points = 2,
      teaches =
          "No reply means either that the request got lost or that the reply did. POST is not safe to repeat: look first whether it is there.")
  void lostAcknowledgement(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ChatClientChecks.ana(lab, chat);
      talk(lab, chat, client);
      chat.loseTheNextAcknowledgement();
      String word = lab.randomWord();
      client.type(word + "\n" + word + "\n");
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
      ChatClientChecks.expect("what was said", "uno, " + word + ", " + word, chat.saidBy("ana"));
    }
  }

  @Check(
      value = "ends with 1 and names what was not sent when the server does not come back",
      points = 1,
      teaches = "Waiting has to end, and a script has to hear of it.")
  void givesUp(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      String word = lab.randomWord();
      Child client = ChatClientChecks.ana(lab, chat, "--timeout", "0.5");
      chat.await("GET /messages");
      chat.goAway();
      client.type(word + "\n");
      client.expectExit(1);
      client.expectRest("");
      if (!client.stderr().contains(word)) {
        throw new CheckFailed("stderr does not name what was not sent: " + word);
      }
    }
  }

  @Check(
      value = "joins again under its name when the server does not know its token any more",
      points = 1,
      teaches =
          "401 says: I don't know you. The server may have lost its memory, and the way back in is the way in.")
  void forgotten(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ChatClientChecks.ana(lab, chat);
      talk(lab, chat, client);
      chat.forgetTheUsers();
      client.type("dos\n");
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
      ChatClientChecks.expect("what was said", "uno, dos", chat.saidBy("ana"));
    }
  }

  @Check(
      value = "leaves the chat when it is told to stop",
      points = 1,
      teaches = "SIGTERM is a request: there is time for a last word, if it is a short one.")
  void terminated(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ChatClientChecks.ana(lab, chat);
      chat.await("GET /messages");
      client.terminate();
      chat.await("DELETE /users/me");
      client.expectStopped();
    }
  }

  /** The client says "uno", and has heard what came after that. */
  private static void talk(Lab lab, ScriptedChat chat, Child client) {
    client.type("uno\n");
    chat.await("POST /messages");
    String word = lab.randomWord();
    chat.said("bea", word);
    client.type("\n");
    client.expectLine("bea: " + word);
  }

  private static void awaitStderr(Child client) {
    if (!client.says(err -> err.startsWith("chat-client: ") && err.contains("\n"), 10_000)) {
      throw new CheckFailed("it does not say on stderr that the server is away");
    }
  }
}
