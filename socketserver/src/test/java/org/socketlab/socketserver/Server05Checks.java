package org.socketlab.socketserver;

import static org.socketlab.socketserver.Server05Client.ask;
import static org.socketlab.socketserver.Server05Client.greeted;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** The checks of server-05 with one client; {@link Server05CrowdChecks} has those with several. */
@Grades("server-05")
final class Server05Checks extends ListeningServerChecks {

  @Check(
      value = "welcomes a client, answers each of its messages, and serves the next client, too",
      points = 3,
      teaches =
          "A conversation is a loop in the client's thread: read a message, answer it, until the"
              + " client ends its stream.",
      contract = {
        "a thread for each client: sends `Welcome to the server. Type something and hit enter\\n"
            + "`, then for each message `OK...` + the message until that client ends its stream",
        "as 04"
      })
  void conversation(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = StageLines.ready(server);
    for (String name : List.of("first", "second")) {
      try (Peer client = greeted(lab, server, address, name)) {
        for (int i = 0; i < 3; i++) {
          ask(lab, client);
        }
        client.endStream();
        client.expectEnd();
      }
    }
  }

  @Check(
      value = "answers an empty line, too, and goes on",
      points = 2,
      teaches = "In server-05 only the end of the stream ends a conversation.",
      contract = {"(an empty line gets `OK...` and its line end)"})
  void emptyLine(Lab lab) {
    Peer client = greeted(lab);
    client.send("\n");
    client.expect("OK...\n");
    client.send("\r\n");
    client.expect("OK...\r\n");
    ask(lab, client);
  }

  @Check(
      value = "waits for a message's end, and returns its bytes as they are",
      points = 3,
      teaches = "TCP has no messages: one read may return a part of one. Read until the line feed.",
      contract = {"TCP has no messages of its own, so it may arrive in any number of pieces"})
  void inPieces(Lab lab) {
    Peer client = greeted(lab);
    client.expect(StageLines.behind("OK...", StageLines.sendInPieces(lab, client)));
  }

  @Check(
      value = "answers each of several messages that come in one piece",
      points = 2,
      teaches =
          "TCP has no messages: one read may return more than one. What follows the line feed is"
              + " the next.",
      contract = {"A *message* is the bytes up to and including a line feed"})
  void gluedTogether(Lab lab) {
    int count = 3 + lab.random().nextInt(6);
    StringBuilder messages = new StringBuilder();
    StringBuilder answers = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String message = lab.randomWord() + "\n";
      messages.append(message);
      answers.append("OK...").append(message);
    }
    Peer client = greeted(lab);
    client.send(messages.toString());
    client.expect(answers.toString());
  }

  @Check(
      value = "takes the end of the stream for a message's end, and then ends its own",
      points = 2,
      teaches =
          "A client that ends its stream has said all it has to say, and can still read the"
              + " answer.",
      contract = {"or up to the end of the stream, 64 KiB at most"})
  void endOfStream(Lab lab) {
    Peer client = greeted(lab);
    String first = lab.randomWord() + "\n";
    String last = lab.randomWord();
    client.send(first + last);
    client.endStream();
    client.expectAll("OK..." + first + "OK..." + last);
  }

  @Check(
      value = "takes what follows 64 KiB for the next message",
      points = 1,
      teaches = "Waiting for a line feed without a limit lets any client fill the server's memory.",
      contract = {"64 KiB at most (what follows is the next message)"})
  void limit(Lab lab) {
    byte[] tooLong = StageLines.letters(lab, StageLines.LIMIT + 100 + lab.random().nextInt(100));
    Peer client = greeted(lab);
    client.send(tooLong);
    client.expect(StageLines.behind("OK...", Arrays.copyOf(tooLong, StageLines.LIMIT)));
    byte[] rest = Arrays.copyOfRange(tooLong, StageLines.LIMIT, tooLong.length);
    client.expect(StageLines.behind("OK...", rest));
  }

  @Check(
      value = "finishes an answer when it is told to stop",
      points = 1,
      teaches =
          "SIGTERM asks a server to end, not to break off: answer what has been asked, end the"
              + " stream, and go.",
      contract = {
        "On SIGTERM or Ctrl-C it stops accepting, finishes what it is answering (2 s at most)"
      })
  void finishesItsAnswer(Lab lab) {
    Child server = lab.start("--port", "0");
    Peer client = greeted(lab, server, StageLines.ready(server), "");
    byte[] message = StageLines.letters(lab, 8000);
    client.send(message);
    client.expect("OK...");
    server.terminate();
    client.expectAll(message);
    client.close();
    server.expectStopped();
  }
}
