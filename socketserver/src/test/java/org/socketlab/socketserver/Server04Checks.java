package org.socketlab.socketserver;

import java.net.InetSocketAddress;
import java.util.List;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;
import org.socketlab.testing.Usage;

@Grades("server-04")
final class Server04Checks extends ListeningServerChecks {

  @Check(
      value = "serves as many clients as --max-connections says, each with OK..., and exits 0",
      points = 3,
      teaches =
          "The listening socket stays when a client has been served: accept again for the next"
              + " one.",
      contract = {
        "as 02, a `Connected` line for each client",
        "stops, exit 0, after `--max-connections 10` clients"
      })
  void oneAfterAnother(Lab lab) {
    int most = 2 + lab.random().nextInt(4);
    Child server = lab.start("--port", "0", "--max-connections", String.valueOf(most));
    serveAll(lab, server, most);
  }

  @Check(
      value = "serves 10 clients when nothing else is said, and refuses to serve none",
      points = 1,
      teaches = "An option that is not given has the value that the help page promises.",
      contract = {"(at least 1; one that resets counts, and the next is served)"})
  void tenByDefault(Lab lab) {
    serveAll(lab, lab.start("--port", "0"), 10);
    Usage.expectRefusal(lab, "--port", "0", "--max-connections", "0");
  }

  @Check(
      value = "lets the second client wait while it serves the first",
      points = 2,
      teaches =
          "One thread reads from one client at a time: the next clients wait in the backlog. That is"
              + " why server-05 has more threads.",
      contract = {"serves one client at a time, one message each, replying `OK...` + the message"})
  void oneAtATime(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = StageLines.ready(server);
    Peer first = StageLines.connect(lab, server, address, "first");
    Peer second = lab.connect(address, "second");
    second.send("2\n");
    second.expectSilence(500);
    first.send("1\n");
    first.expectAll("OK...1\n");
    first.close();
    second.expectAll("OK...2\n");
    server.expectLine("Connected with " + second.localText());
  }

  @Check(
      value = "stops after an empty message, without a reply, and exits 0",
      points = 3,
      teaches =
          "Nothing can be said in two ways: a line end alone (with or without a carriage return),"
              + " and an end of stream at once.",
      contract = {
        "or after an empty message (a bare line end, or end of stream with nothing sent), to which"
            + " it does not reply"
      })
  void emptyMessage(Lab lab) {
    List<Child> servers =
        List.of(lab.start("--port", "0"), lab.start("--port", "0"), lab.start("--port", "0"));
    List<String> empty = List.of("\n", "\r\n", "");
    for (int i = 0; i < servers.size(); i++) {
      Child server = servers.get(i);
      try (Peer client = StageLines.connect(lab, server, StageLines.ready(server), "")) {
        if (empty.get(i).isEmpty()) {
          client.endStream();
        } else {
          client.send(empty.get(i));
        }
        client.expectEnd();
      }
      server.expectRest("");
      server.expectExit(0);
    }
  }

  @Check(
      value = "answers a message of blanks like any other",
      points = 1,
      teaches =
          "A blank is a byte: a server that strips a message before the test for emptiness takes"
              + " something for nothing.",
      contract = {"an empty message (a bare line end, or end of stream with nothing sent)"})
  void blanks(Lab lab) {
    Child server = lab.start("--port", "0", "--max-connections", "2");
    InetSocketAddress address = StageLines.ready(server);
    for (String blank : List.of(" \n", "\t \r\n")) {
      try (Peer client = StageLines.connect(lab, server, address, "")) {
        client.send(blank);
        client.expectAll("OK..." + blank);
      }
    }
    server.expectExit(0);
  }

  @Check(
      value = "waits for a message's end, and returns its bytes as they are",
      points = 2,
      teaches = "TCP has no messages: one read may return a part of one. Read until the line feed.",
      contract = {
        "TCP has no messages of its own, so it may arrive in any number of pieces",
        "replying `OK...` + the message"
      })
  void inPieces(Lab lab) {
    Peer client = StageLines.client(lab);
    client.expectAll(StageLines.behind("OK...", StageLines.sendInPieces(lab, client)));
  }

  @Check(
      value = "takes the end of the stream for the message's end, and 64 KiB at most",
      points = 2,
      teaches =
          "A client that ends its stream has said all; and one that never ends its line must not"
              + " fill the server's memory.",
      contract = {
        "or up to the end of the stream, 64 KiB at most (what follows is the next message)"
      })
  void endOfStream(Lab lab) {
    Peer client = StageLines.client(lab);
    String word = lab.randomWord();
    client.send(word);
    client.endStream();
    client.expectAll("OK..." + word);
    Replies.cutAtTheLimit(lab, "OK...");
  }

  @Check(
      value = "counts a client that resets the connection, and serves the next",
      points = 2,
      teaches = "A failure concerns one client only: a server that ends with it serves nobody.",
      contract = {
        "one that resets counts, and the next is served",
        "No stack trace for anything that a network, a peer or a user can cause."
      })
  void reset(Lab lab) {
    Child server = lab.start("--port", "0", "--max-connections", "2");
    InetSocketAddress address = StageLines.ready(server);
    Peer first = StageLines.connect(lab, server, address, "first");
    first.send("no end");
    first.reset();
    serve(lab, server, address, "second");
    server.expectRest("");
    server.expectExit(0);
  }

  @Check(
      value = "replies in full to a client that has sent more than the server reads",
      points = 1,
      teaches =
          "Closing with unread input resets the connection, and the reset may delete the reply: end"
              + " the stream, read the rest, close.",
      contract = {
        "A server never cuts its own reply off: before it closes it ends its stream and reads what"
            + " the client still has under way"
      })
  void surplus(Lab lab) {
    Replies.inFull(lab, "OK...");
  }

  private static void serveAll(Lab lab, Child server, int clients) {
    InetSocketAddress address = StageLines.ready(server);
    for (int i = 1; i <= clients; i++) {
      serve(lab, server, address, "client " + i);
    }
    server.expectRest("");
    server.expectExit(0);
  }

  private static void serve(Lab lab, Child server, InetSocketAddress address, String name) {
    String message = lab.randomWord() + "\n";
    try (Peer client = StageLines.connect(lab, server, address, name)) {
      client.send(message);
      client.expectAll("OK..." + message);
    }
  }
}
