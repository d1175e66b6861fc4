package org.socketlab.socketserver.tws;

import static org.socketlab.socketserver.tws.TwsLab.server;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** How long tws waits for clients, from outside: the course's one slow check. */
@Grades("tws")
@Order(1)
public final class TwsPatienceChecks {
  private static final String HOST = "Host: lab\r\n";

  @Check(
      value =
          "cuts a slow client off, after 10 s for a request's head or --idle of silence; nobody else, and others never wait",
      points = 4,
      seconds = 60,
      teaches = "A client that says nothing costs a thread for as long as the server lets it.",
      contract = {
        "A slow client is cut off (10 s for a request head, 30 s idle or what `--idle` says), never holding up others."
      })
  void slowClients(Lab lab) {
    InetSocketAddress server = server(lab);
    List<Talk> slow = new ArrayList<>();
    long start = System.nanoTime(); // before the first byte: no wait is longer
    for (int i = 0; i < 20; i++) {
      slow.add(Talk.to(lab, server).send("GET / HTTP/1.1\r\nHo"));
    }
    Talk silent = Talk.to(lab, server(lab, "--idle", "5"));
    silent.ask("GET", "/users").expect(200);
    long since = System.nanoTime();
    Talk pausing = Talk.to(lab, server).send(Talk.request("POST", "/echo", "Content-Length: 6"));
    pausing.send("abc");
    Talk seldom = Talk.to(lab, server);
    seldom.ask("GET", "/users").expect(200);
    int others = 3 + lab.random().nextInt(6);
    List<Talk> crowd = new ArrayList<>();
    for (int i = 0; i < others; i++) {
      crowd.add(Talk.to(lab, server).send("GET /users HTTP/1.1\r\n"));
    }
    Collections.reverse(crowd); // the last client is answered first
    crowd.forEach(talk -> talk.send(HOST + "\r\n").answer().expect(200));
    silent.patience(20).expectClosed();
    expectBetween(4, 15, since, "a silent client was waited for");
    for (Talk talk : slow) {
      talk.patience(20).answer().expect(408);
      talk.expectClosed();
    }
    expectBetween(9, 20, start, "a request's head was waited for");
    pausing.send("def").answer().expect(200).expectBody(TwsLab.bytes("abcdef"));
    seldom.ask("GET", "/users").expect(200);
  }

  private static void expectBetween(int least, int most, long start, String what) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    if (seconds < least || seconds > most) {
      throw new CheckFailed("%s for %d s, expected %d to %d".formatted(what, seconds, least, most));
    }
  }
}
