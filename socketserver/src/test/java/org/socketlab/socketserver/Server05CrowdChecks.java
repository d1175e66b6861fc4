package org.socketlab.socketserver;

import static org.socketlab.socketserver.Server05Client.ask;
import static org.socketlab.socketserver.Server05Client.greeted;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** The checks of server-05 with several clients: none holds up another. */
@Grades("server-05")
final class Server05CrowdChecks {

  @Check(
      value = "answers clients in the order in which they ask, not in that in which they came",
      points = 5,
      teaches =
          "A read waits for its client. With a thread for each, a silent one holds up nobody else.",
      contract = {"other clients are never held up"})
  void inAnyOrder(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = StageLines.ready(server);
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
          "Most clients of a server are silent most of the time: their number must not be that of a"
              + " small pool.",
      contract = {"a thread for each client", "other clients are never held up"})
  void aCrowd(Lab lab) {
    try (Crowd crowd = new Crowd(lab, StageLines.ready(lab.startForCrowd("--port", "0")))) {
      crowd.gather(500, Server05Client.WELCOME);
      crowd.lastOneAsks("OK...");
    }
  }

  @Check(
      value = "serves others while one client reads none of its answers",
      points = 2,
      teaches =
          "A write waits, too, when the other end doesn't read: no lock and no thread may be held"
              + " that others need.",
      contract = {"other clients are never held up"},
      waits = true)
  void slowReader(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = StageLines.ready(server);
    Peer slow = greeted(lab, server, address, "slow");
    Flood.untilNothingMoves(lab, slow);
    ask(lab, greeted(lab, server, address, "quick"));
  }

  @Check(
      value = "goes on when a client resets its connection",
      points = 2,
      teaches = "A failure concerns one client only: a server that ends with it serves nobody.",
      contract = {
        "runs until stopped",
        "No stack trace for anything that a network, a peer or a user can cause."
      })
  void reset(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = StageLines.ready(server);
    Peer other = greeted(lab, server, address, "other");
    Peer rude = greeted(lab, server, address, "rude");
    rude.send("no end");
    rude.reset();
    other.expectSilence(500);
    ask(lab, other);
    Peer next = greeted(lab, server, address, "next");
    ask(lab, next);
    List.of(other, next).forEach(Peer::close);
    server.terminate();
    server.expectStopped(); // and its output has no stack trace
  }

  @Check(
      value = "goes on when it has run out of files to open, and serves who comes later",
      points = 1,
      teaches =
          "Each connection is an open file, and their number is limited. accept fails then, which"
              + " is no reason to end: others will leave.",
      contract = {"runs until stopped"})
  void outOfFiles(Lab lab) {
    Child server = lab.startWithFiles(100, "--port", "0");
    InetSocketAddress address = StageLines.ready(server);
    try (Peer first = greeted(lab, server, address, "first")) {
      ask(lab, first);
      first.endStream();
      first.expectEnd();
    }
    try (Crowd crowd = new Crowd(lab, address)) {
      crowd.gatherUntilOneIsNotGreeted(150, Server05Client.WELCOME);
    }
    Peer later = lab.connect(address, "later");
    later.expect(Server05Client.WELCOME);
    ask(lab, later);
  }
}
