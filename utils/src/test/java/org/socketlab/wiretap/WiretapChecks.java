package org.socketlab.wiretap;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

/** Checks that wiretap passes on everything, unchanged. */
@Grades("wiretap")
public final class WiretapChecks {
  private static final long MUCH = 64 << 20;

  @Check(
      value = "refuses options that make no sense, and a port in use",
      points = 1,
      seconds = 120, // for many programs, one after another
      teaches =
          "Wrong usage is status 2 and a failure of the network 1, so that a script can tell them"
              + " apart.",
      contract = {
        "2 wrong usage",
        "Ports are 0-65535, else exit 2.",
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "A port in use: exit 1, `NAME: cannot listen on 127.0.0.1:8888: Address already in use`.",
        "`wiretap --listen PORT --to HOST:PORT [--udp] [--fault KIND...] [--pcap FILE]`"
      })
  void wrongUsage(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--to", "localhost:8888");
    Usage.expectRefusal(lab, "--listen", "0");
    Usage.expectRefusal(lab, "--listen", "65536", "--to", "localhost:8888");
    Usage.expectRefusal(lab, "--listen", "0", "--to", "localhost");
    String[] fault = {"--listen", "0", "--to", "localhost:1", "--fault", lab.randomWord()};
    Usage.expectRefusal(lab, fault);
    Usage.expectRefusal(
        lab, "--listen", "0", "--to", "localhost:1", "--fault", "drop=101", "--udp");
    String port = lab.listen().port();
    lab.start("--listen", port, "--to", "127.0.0.1:1")
        .expectFailure(
            "wiretap", 1, "cannot listen on 127.0.0.1:" + port + ": Address already in use");
  }

  @Check(
      value = "relays every byte, both ways, and the ends of both streams",
      points = 2,
      teaches =
          "A relay passes on bytes, not messages or text: what one read returned is written,"
              + " however much it is and whatever it means.",
      contract = {
        "relays between each client and the far end, both ways",
        "Echoed or received bytes are written as they came, never through a charset that could"
            + " change them."
      })
  void bytesBothWays(Lab lab) {
    Tapped.Pair pair = Tapped.tcp(lab).meet();
    for (int i = 0; i < 3; i++) {
      byte[] there = lab.randomBytes(100, 50_000);
      pair.near().send(there);
      pair.far().expect(there);
      byte[] back = lab.randomBytes(100, 50_000);
      pair.far().send(back);
      pair.near().expect(back);
    }
    pair.end();
  }

  @Check(
      value = "passes a half-close on, and goes on relaying the other way",
      points = 2,
      teaches =
          "A TCP connection is two streams, and each ends by itself: a FIN says 'I have no more to"
              + " say', not 'I have hung up'.",
      contract = {"half-closes and resets passed on as they are"})
  void halfClose(Lab lab) {
    Tapped tapped = Tapped.tcp(lab);
    Tapped.Pair first = tapped.meet();
    first.near().endStream();
    first.far().expectEnd();
    byte[] answer = lab.randomBytes(100, 5000);
    first.far().send(answer);
    first.near().expect(answer);
    first.far().endStream();
    first.near().expectEnd();

    Tapped.Pair second = tapped.meet();
    second.far().endStream();
    second.near().expectEnd();
    byte[] more = lab.randomBytes(100, 5000);
    second.near().send(more);
    second.far().expect(more);
  }

  @Check(
      value = "passes a reset on as a reset, and resets the near side when the far end refuses",
      points = 2,
      teaches =
          "A reset says that something broke: a relay that turns a reset into an orderly end lies"
              + " to the other side.",
      contract = {
        "half-closes and resets passed on as they are",
        "A far end that can't be reached is a reset for the near side.",
        "No stack trace for anything that a network, a peer or a user can cause."
      })
  void resets(Lab lab) {
    Tapped tapped = Tapped.tcp(lab);
    Tapped.Pair first = tapped.meet();
    byte[] word = lab.randomBytes(50, 100);
    first.near().send(word);
    first.far().expect(word);
    first.near().reset();
    Tapped.expectReset(lab, first.far());

    Tapped.Pair second = tapped.meet();
    second.far().send(word);
    second.near().expect(word);
    second.far().reset();
    Tapped.expectReset(lab, second.near());
    tapped.wiretap().terminate();
    tapped.wiretap().expectStopped();

    Child refused = lab.start("--listen", "0", "--to", "127.0.0.1:" + lab.closedPort());
    Tapped.expectResetAtOnce(lab, refused.listening());
  }

  @Check(
      value = "relays many conversations at once, each under its own number",
      points = 1,
      teaches =
          "A server with one connection after another makes everybody wait for the slowest: use a"
              + " thread for each, or a selector for all.",
      contract = {
        "Many conversations at once, each under its own number, from 1, in the order in which they"
            + " began."
      })
  void manyAtOnce(Lab lab) {
    Tapped tapped = Tapped.tcp(lab);
    Deque<Tapped.Pair> pairs = new ArrayDeque<>();
    int count = 3 + lab.random().nextInt(6);
    for (int i = 1; i <= count; i++) {
      pairs.push(tapped.meet("client " + i));
    }
    for (int number = count; number >= 1; number--) {
      Tapped.Pair pair = pairs.pop();
      String word = lab.randomWord();
      pair.near().send(word);
      pair.far().expect(word);
      pair.end();
      tapped.expectTitle(number, pair.near());
      tapped.expectOpen();
      tapped.expectThere("8 B  " + word);
      tapped.expectEnds();
    }
  }

  @Check(
      value = "holds a sender back while the other side does not read",
      points = 1,
      teaches =
          "A relay that reads on while the other side takes nothing fills the memory: read no more"
              + " than can be written, and TCP slows the sender down.",
      contract = {"Who sends faster than the other side reads is held back."})
  void backpressure(Lab lab) {
    Tapped.Pair pair = Tapped.tcp(lab).meet();
    AtomicLong sent = new AtomicLong();
    Thread sender = new Thread(() -> send(pair.near().socket(), sent));
    sender.setDaemon(true);
    lab.story().step("send", "until no more is taken for a second, or 64 MiB are");
    sender.start();
    long before;
    do {
      before = sent.get();
      join(sender, 1000);
    } while (sent.get() != before);
    if (before >= MUCH) {
      throw new CheckFailed("it has taken " + before + " bytes that nobody reads");
    }
  }

  private static void send(Socket socket, AtomicLong sent) {
    byte[] piece = new byte[64 * 1024];
    try {
      while (sent.get() < MUCH) {
        socket.getOutputStream().write(piece);
        sent.addAndGet(piece.length);
      }
    } catch (IOException e) {
      // The check is over, and its sockets are closed.
    }
  }

  private static void join(Thread thread, int millis) {
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
