package org.socketlab.socketserver;

import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

@Grades("server-03")
final class Server03Checks extends ListeningServerChecks {

  @Check(
      value = "prints the four lines of its stage and exits 0",
      points = 3,
      teaches = "A server says each thing when it is true: 'Listening' only after bind and listen.",
      contract = {
        "as 02",
        "Each prints the lines of the one before it, too.",
        "between and after them a program may print more only where this page says so"
      })
  void linesInOrder(Lab lab) {
    Child server = lab.start("--port", "0");
    try (Peer client = StageLines.connect(lab, server, StageLines.ready(server), "")) {
      client.send(lab.randomWord() + "\n");
      client.toEnd();
    }
    server.expectRest("");
    server.expectExit(0);
  }

  @Check(
      value = "sends the same bytes back, whatever they are, and ends the stream",
      points = 3,
      teaches =
          "A socket carries bytes: decoding and encoding them again on the way changes those that"
              + " are no text.",
      contract = {
        "reads one message, sends the same bytes back, closes, exits 0",
        "never through a charset that could change them"
      })
  void sameBytes(Lab lab) {
    byte[] message = StageLines.line(lab.randomBytes(200, 400));
    Peer client = StageLines.client(lab);
    client.send(message);
    client.expectAll(message);
  }

  @Check(
      value = "waits for the message's end, however many pieces it comes in",
      points = 4,
      teaches = "TCP has no messages: one read may return a part of one. Read until the line feed.",
      contract = {"TCP has no messages of its own, so it may arrive in any number of pieces"})
  void inPieces(Lab lab) {
    Peer client = StageLines.client(lab);
    client.expectAll(StageLines.sendInPieces(lab, client));
  }

  @Check(
      value = "answers the first of two messages that come in one piece",
      points = 1,
      teaches =
          "TCP has no messages: one read may return more than one. What follows the line feed is"
              + " the next.",
      contract = {
        "A *message* is the bytes up to and including a line feed, or up to the end of the stream"
      })
  void gluedTogether(Lab lab) {
    Peer client = StageLines.client(lab);
    String first = lab.randomWord() + "\n";
    client.send(first + lab.randomWord() + "\n");
    client.expectAll(first);
  }

  @Check(
      value = "takes the end of the stream for the message's end",
      points = 2,
      teaches =
          "A client that ends its stream has said all it has to say, and can still read the"
              + " answer.",
      contract = {"or up to the end of the stream, 64 KiB at most"})
  void endOfStream(Lab lab) {
    Peer client = StageLines.client(lab);
    String word = lab.randomWord();
    client.send(word);
    client.endStream();
    client.expectAll(word);
  }

  @Check(
      value = "takes 64 KiB at most for a message",
      points = 1,
      teaches = "Waiting for a line feed without a limit lets any client fill the server's memory.",
      contract = {"64 KiB at most (what follows is the next message)"})
  void limit(Lab lab) {
    Replies.cutAtTheLimit(lab, "");
  }

  @Check(
      value = "replies in full to a client that has sent more than the server reads",
      points = 1,
      teaches =
          "Closing with unread input resets the connection, and the reset may delete the reply: end"
              + " the stream, read the rest, close.",
      contract = {
        "A server never cuts its own reply off: before it closes it ends its stream and reads what"
            + " the client still has under way (2 s and 1 MiB at most), since closing with unread"
            + " input resets the connection."
      })
  void surplus(Lab lab) {
    Replies.inFull(lab, "");
  }

  @Check(
      value = "exits 1 when the client resets the connection",
      points = 1,
      teaches =
          "A reset means that the peer is gone: say so and end with a status that says it, not with"
              + " a stack trace.",
      contract = {
        "a client that resets: exit 1",
        "No stack trace for anything that a network, a peer or a user can cause."
      })
  void reset(Lab lab) {
    Child server = lab.start("--port", "0");
    Peer client = StageLines.connect(lab, server, StageLines.ready(server), "");
    client.send("no end");
    client.reset();
    server.expectFailure("server-03", 1);
  }
}
