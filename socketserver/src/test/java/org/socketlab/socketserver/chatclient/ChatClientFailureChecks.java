package org.socketlab.socketserver.chatclient;

import java.util.regex.Pattern;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** What chat-client does when the server is unreachable, or has lost its state. */
@Grades("chat-client")
public final class ChatClientFailureChecks {
  private static final Pattern SAYS = Pattern.compile("(?m)^chat-client: .*\n");

  @Check(
      value = "ends with 1 and a sentence when there is no server, or a silent one",
      points = 1,
      contract = {
        "No server to begin with: exit 1.",
        "a peer that stays silent ends the client with exit 1 and a message that names the time waited"
      },
      teaches =
          "A port where nobody listens refuses at once; only a timeout detects a server that never answers.")
  void noServer(Lab lab) {
    int closed = lab.closedPort();
    Child refused = lab.start("127.0.0.1", String.valueOf(closed), "--name", "ana");
    Door door = lab.listen();
    Child waiting = lab.start("127.0.0.1", door.port(), "--name", "ana", "--timeout", "0.3");
    refused.expectFailure("chat-client", 1, "127.0.0.1", String.valueOf(closed));
    refused.expectRest("");
    waiting.expectFailure("chat-client", 1, "0.3");
    waiting.expectRest("");
  }

  @Check(
      value = "ends with 1 when the name is taken and its input is a pipe",
      points = 1,
      contract = "a name that is refused ends it with exit 1",
      teaches =
          "The next line of a pipe is a message: taken for a name, the message would be lost, and the name wrong.")
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
      contract = {
        "(no connection, no reply, 429, 5xx): a line `chat-client: ...` on stderr says so",
        "What was said is kept, and sent in order when the server is back."
      },
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
      contract =
          "Since the acknowledgement may be all that was lost, it first looks whether the message is there: it is not said twice.",
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
      contract = {
        "From a pipe it waits ten times `--timeout` for that.",
        "is exit 1, and stderr names what was not sent"
      },
      teaches = "Waiting must end, and a script must learn that it failed.")
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
      contract = "A token that is refused (401): it joins again under its name.",
      teaches =
          "401 says: I don't know you. The server may have lost its users, so join again in the same way.")
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
      value = "does not take a reply that ends before its length for whole",
      points = 2,
      contract = "one that ends before its `Content-Length` is no reply",
      teaches =
          "A body that is shorter than its Content-Length is a piece of one, even where it reads like a whole one.")
  void cutShort(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ChatClientChecks.ana(lab, chat);
      talk(lab, chat, client);
      String word = lab.randomWord();
      chat.said("bea", word);
      chat.cutTheNextPage();
      client.type("\n");
      lab.story().step("see", "a line on stderr");
      awaitStderr(client);
      client.type("\n");
      client.expectLine("bea: " + word);
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
    }
  }

  @Check(
      value = "knows the header names of replies in any letter case",
      points = 1,
      contract = "**Replies** have header names in any letter case",
      teaches =
          "content-length, Content-Length and CONTENT-LENGTH are one name (RFC 9110 section 5.1), and servers write each.")
  void spelling(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      chat.spellByChance();
      String said = lab.randomWord();
      chat.said("bea", said);
      Child client = ChatClientChecks.ana(lab, chat, "--live");
      client.expectLine("bea: " + said);
      chat.await("GET /events");
      client.type("uno\n");
      chat.await("POST /messages");
      String news = lab.randomWord();
      chat.said("bea", news);
      client.expectLine("bea: " + news);
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
      ChatClientChecks.expect("what was said", "uno", chat.saidBy("ana"));
    }
  }

  @Check(
      value = "waits --timeout for each piece of a reply, and not for all of it",
      points = 1,
      contract = "it bounds connecting and each wait for bytes",
      teaches =
          "A slow line is not a dead one. Bound the silence between two pieces, or a large reply can never arrive.")
  void eachWait(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      String said = lab.randomWord();
      chat.said("bea", said);
      chat.dribbleTheNextPage(400); // eight pieces: 3.2 s for all of it
      Child client = ChatClientChecks.ana(lab, chat, "--timeout", "2");
      client.expectLine("bea: " + said);
      client.endInput();
      client.expectRest("");
      client.expectExit(0);
      if (client.stderr().contains("chat-client: ")) {
        throw new CheckFailed("it took a slow server for one that is away");
      }
    }
  }

  @Check(
      value = "leaves the chat on Ctrl-C, too",
      points = 1,
      contract = {
        "**Leaving**, also on SIGTERM and SIGINT, sends DELETE `/users/me`",
        "Then the exit status is 0 or the signal's."
      },
      teaches = "Ctrl-C is a signal, too, and a name stays taken until its client leaves.")
  void interrupted(Lab lab) {
    try (ScriptedChat chat = new ScriptedChat(lab)) {
      Child client = ChatClientChecks.ana(lab, chat);
      chat.await("GET /messages");
      client.interrupt();
      chat.await("DELETE /users/me");
      client.expectStopped();
    }
  }

  @Check(
      value = "leaves the chat when it is told to stop",
      points = 1,
      contract = "**Leaving**, also on SIGTERM and SIGINT, sends DELETE `/users/me`",
      teaches = "SIGTERM is a request: there is time for one last short message.")
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
    if (!client.says(err -> SAYS.matcher(err).find(), 10_000)) {
      throw new CheckFailed("it does not say on stderr that the server is away");
    }
  }
}
