package org.socketlab.socketserver;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

@Grades("server-05")
final class Server05Checks {
  private static final String WELCOME = "Welcome to the server. Type something and hit enter\n";

  @Check(
      value = "welcomes a client, answers each of its messages, and serves the next client, too",
      points = 3,
      teaches =
          "A conversation is a loop in the client's thread: read a message, answer it, until the client ends its stream.")
  void conversation(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = Stage.ready(server);
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
      teaches = "In server-05 only the end of the stream ends a conversation.")
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
      teaches = "TCP has no messages: one read may return a part of one. Read until the line feed.")
  void inPieces(Lab lab) {
    byte[] message = Stage.line(lab.randomBytes(200, 400));
    Peer client = greeted(lab);
    client.send(Arrays.copyOf(message, 100));
    client.expectSilence(200);
    client.send(Arrays.copyOfRange(message, 100, message.length));
    client.expect(Stage.behind("OK...", message));
  }

  @Check(
      value = "answers each of several messages that come in one piece",
      points = 2,
      teaches =
          "TCP has no messages: one read may return more than one. What follows the line feed is the next.")
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
          "A client that ends its stream has said all it has to say, and can still read the answer.")
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
      teaches =
          "Whoever waits for a line feed without a limit lets any client fill the server's memory.")
  void limit(Lab lab) {
    byte[] tooLong = Stage.letters(lab, Stage.LIMIT + 100 + lab.random().nextInt(100));
    Peer client = greeted(lab);
    client.send(tooLong);
    client.expect(Stage.behind("OK...", Arrays.copyOf(tooLong, Stage.LIMIT)));
    byte[] rest = Arrays.copyOfRange(tooLong, Stage.LIMIT, tooLong.length);
    client.expect(Stage.behind("OK...", rest));
  }

  @Check(
      value = "answers clients in the order in which they ask, not in that in which they came",
      points = 5,
      teaches =
          "A read waits for its client. With a thread for each, a silent one holds up nobody else.")
  void inAnyOrder(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = Stage.ready(server);
    int count = 3 + lab.random().nextInt(6);
    List<Peer> clients = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      clients.add(greeted(lab, server, address, "client " + i));
    }
    Collections.reverse(clients);
    clients.forEach(client -> ask(lab, client));
  }

  @Check(
      value = "serves 500 clients at once",
      points = 2,
      teaches =
          "Most clients of a server are silent most of the time: their number must not be that of a small pool.")
  void aCrowd(Lab lab) {
    try (Crowd crowd = new Crowd(lab, Stage.ready(lab.start("--port", "0")))) {
      crowd.gather(500, WELCOME);
      crowd.lastOneAsks("OK...");
    }
  }

  @Check(
      value = "serves others while one client reads none of its answers",
      points = 2,
      teaches =
          "A write waits, too, when the other end doesn't read: no lock and no thread may be held that others need.")
  void slowReader(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = Stage.ready(server);
    Peer slow = greeted(lab, server, address, "slow");
    Flood.untilNothingMoves(lab, slow);
    ask(lab, greeted(lab, server, address, "quick"));
  }

  @Check(
      value = "goes on when a client resets its connection",
      points = 2,
      teaches = "One client's failure is that client's: a server that ends with it serves nobody.")
  void reset(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = Stage.ready(server);
    Peer other = greeted(lab, server, address, "other");
    Peer rude = greeted(lab, server, address, "rude");
    rude.send("no end");
    rude.reset();
    other.expectSilence(500);
    ask(lab, other);
    ask(lab, greeted(lab, server, address, "next"));
  }

  @Check(
      value = "goes on when it has run out of files to open, and serves who comes later",
      points = 1,
      teaches =
          "Each connection is an open file, and their number is limited. accept fails then, which is no reason to end: others will leave.")
  void outOfFiles(Lab lab) {
    Child server = lab.startWithFiles(100, "--port", "0");
    InetSocketAddress address = Stage.ready(server);
    try (Peer first = greeted(lab, server, address, "first")) {
      ask(lab, first);
      first.endStream();
      first.expectEnd();
    }
    try (Crowd crowd = new Crowd(lab, address)) {
      crowd.gatherUntilOneIsNotGreeted(150, WELCOME);
    }
    Peer later = lab.connect(address, "later");
    later.expect(WELCOME);
    ask(lab, later);
  }

  @Check(
      value = "finishes an answer when it is told to stop",
      points = 1,
      teaches =
          "SIGTERM asks a server to end, not to break off: answer what has been asked, end the stream, and go.")
  void finishesItsAnswer(Lab lab) {
    Child server = lab.start("--port", "0");
    Peer client = greeted(lab, server, Stage.ready(server), "");
    byte[] message = Stage.letters(lab, 8000);
    client.send(message);
    client.expect("OK...");
    server.terminate();
    client.expectAll(message);
    client.close();
    server.expectStopped();
  }

  @Check(
      value = "says which port is taken and exits 1",
      points = 1,
      teaches =
          "The failure that every server meets one day: name the address, and end with status 1.")
  void portTaken(Lab lab) {
    EveryServer.refusesATakenPort(lab);
  }

  @Check(
      value = "stops on SIGTERM, with and without a client, and starts again at once on its port",
      points = 1,
      teaches =
          "Closed connections stay in TIME-WAIT for a minute or more; SO_REUSEADDR lets a server start again meanwhile.")
  void stopsAndStartsAgain(Lab lab) {
    EveryServer.stopsAndStartsAgain(lab);
  }

  @Check(
      value = "binds the address that --host names, IPv6 too, and port 8888 without --port",
      points = 1,
      teaches =
          "A machine has several addresses, and a server is found only at those it has bound.")
  void host(Lab lab) {
    EveryServer.bindsTheHost(lab);
  }

  @Check(
      value = "has --help and --version, and exits 2 when it is called in a wrong way",
      points = 1,
      teaches = "Wrong usage is the user's to mend: say what was wrong, and exit with status 2.")
  void options(Lab lab) {
    EveryServer.takesOptions(lab, "--host", "--port");
  }

  private static Peer greeted(Lab lab) {
    Child server = lab.start("--port", "0");
    return greeted(lab, server, Stage.ready(server), "");
  }

  private static Peer greeted(Lab lab, Child server, InetSocketAddress address, String name) {
    Peer client = Stage.connect(lab, server, address, name);
    client.expect(WELCOME);
    return client;
  }

  private static void ask(Lab lab, Peer client) {
    String message = lab.randomWord() + "\n";
    client.send(message);
    client.expect("OK..." + message);
  }
}
