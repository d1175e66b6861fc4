package org.socketlab.wiretap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** Checks how wiretap relays datagrams, and how it disturbs traffic. */
@Grades("wiretap")
public final class WiretapFaultChecks {
  private static final int EMPTY_ONES = 12;

  @Check(
      value = "relays datagrams with --udp, each whole and to the client it is for",
      points = 1,
      teaches =
          "UDP has no connections: a relay tells its clients apart by their addresses, and asks for"
              + " each from a socket of its own.",
      contract = {
        "A datagram stays one, an empty one too, and an answer goes to the client whose datagram it"
            + " answers."
      })
  void datagrams(Lab lab) {
    Datagrams far = lab.datagrams();
    InetSocketAddress wiretap = udp(lab, far).listening();
    Datagrams first = lab.datagrams();
    Datagrams second = lab.datagrams();
    byte[] one = lab.randomBytes(1, 2000);
    byte[] two = lab.randomBytes(1, 2000);
    first.send(one, wiretap);
    Datagrams.Received fromFirst = far.receive();
    second.send(two, wiretap);
    Datagrams.Received fromSecond = far.receive();
    lab.story().expectSame("the first client's datagram", one, fromFirst.bytes());
    lab.story().expectSame("the second client's datagram", two, fromSecond.bytes());
    far.send(two, fromFirst.from());
    far.send(one, fromSecond.from());
    lab.story().expectSame("the answer to the first", two, first.receive().bytes());
    lab.story().expectSame("the answer to the second", one, second.receive().bytes());

    byte[] empty = {};
    for (int i = 0; i < EMPTY_ONES; i++) { // one may get through by luck
      Datagrams fresh = lab.datagrams();
      fresh.send(empty, wiretap);
      Datagrams.Received there = far.receive();
      lab.story().expectSame("a datagram without bytes", empty, there.bytes());
      far.send(empty, there.from());
      lab.story().expectSame("its answer", empty, fresh.receive().bytes());
    }
  }

  @Check(
      value = "delivers byte by byte, glued or late with --fault dribble, coalesce, delay=MS",
      points = 1,
      seconds = 90, // for several programs, one after another
      teaches =
          "A network may deliver a stream in any pieces and at any time; what it keeps is the order"
              + " of the bytes.",
      contract = {
        "`dribble` (a byte at a time), `coalesce` (glues what comes within 50 ms), `delay=MS`"
      })
  void pieces(Lab lab) {
    byte[] message = lab.randomBytes(1000, 1000);
    Tapped dribble = Tapped.tcp(lab, "--fault", "dribble");
    int tries = 0;
    while (inOnePiece(lab, dribble.meet(), message)) {
      if (++tries == 5) { // a reader that is held up may find the bytes together, but not often
        throw new CheckFailed("the message did not come byte by byte");
      }
    }

    Tapped.Pair coalesce = Tapped.tcp(lab, "--fault", "coalesce").meet();
    boolean glued = false;
    for (int i = 0; i < 8; i++) {
      long begin = System.nanoTime();
      coalesce.near().send("a");
      coalesce.near().send("b");
      coalesce.far().expect("a");
      expectLater(lab, begin, 40);
      glued |= coalesce.far().available() == 1;
      coalesce.far().expect("b");
    }
    if (!glued) {
      throw new CheckFailed("what was sent together never came together");
    }

    Tapped.Pair delay = Tapped.tcp(lab, "--fault", "delay=150").meet();
    long begin = System.nanoTime();
    delay.far().send("a");
    delay.near().expect("a");
    expectLater(lab, begin, 150);
  }

  @Check(
      value = "ends or resets both ways after a number of bytes with --fault cut and reset",
      points = 1,
      seconds = 90, // for several programs, one after another
      teaches =
          "Connections break in the middle of a message: a program must tell an early end from"
              + " the right one.",
      contract = {"`cut=BYTES` (ends both ways after that many)"})
  void breaks(Lab lab) {
    byte[] message = lab.randomBytes(20, 20);
    int bytes = 5 + lab.random().nextInt(10);
    Tapped.Pair cut = Tapped.tcp(lab, "--fault", "cut=" + bytes).meet();
    cut.near().send(message);
    cut.far().expectAll(Arrays.copyOf(message, bytes));
    cut.near().expectEnd();

    Tapped.Pair reset = Tapped.tcp(lab, "--fault", "reset=" + bytes).meet();
    reset.far().send(message);
    Tapped.expectReset(lab, reset.far());
  }

  @Check(
      value = "loses and doubles datagrams, and the same ones again with the same --seed",
      points = 1,
      seconds = 90, // for several programs, one after another
      teaches =
          "With a known seed, random events can be repeated: so a rare failure can be studied"
              + " again.",
      contract = {
        "for UDP `drop=PERCENT`, `duplicate=PERCENT`",
        "`--seed N` makes a run repeatable"
      })
  void losses(Lab lab) {
    String[] faults = {
      "--fault", "drop=30", "duplicate=30", "--seed", "" + lab.random().nextInt(99)
    };
    List<String> first = arriving(lab, faults);
    List<String> again = arriving(lab, faults);
    if (!first.equals(again)) {
      throw new CheckFailed("with the same seed came " + first + " and then " + again);
    }
    long different = first.stream().distinct().count();
    if (different == first.size() || different > 95) {
      throw new CheckFailed("of a hundred datagrams came " + first);
    }
    Datagrams far = lab.datagrams();
    lab.datagrams().send(new byte[10], udp(lab, far, "--fault", "drop=100").listening());
    far.expectSilence(200);
  }

  /** The datagrams that arrive of a hundred. */
  private static List<String> arriving(Lab lab, String... faults) {
    Datagrams far = lab.datagrams();
    InetSocketAddress wiretap = udp(lab, far, faults).listening();
    Datagrams near = lab.datagrams();
    for (int i = 0; i < 100; i++) {
      near.send(String.valueOf(i).getBytes(UTF_8), wiretap);
    }
    List<String> arrived = new ArrayList<>();
    while (true) { // until an end arrives, of which one or the other is lost, too
      near.send("end".getBytes(UTF_8), wiretap);
      for (Datagrams.Received next; (next = far.receive(100)) != null; ) {
        if (new String(next.bytes(), UTF_8).equals("end")) {
          return arrived;
        }
        arrived.add(new String(next.bytes(), UTF_8));
      }
    }
  }

  private static boolean inOnePiece(Lab lab, Tapped.Pair pair, byte[] message) {
    pair.near().send(message);
    pair.near().endStream();
    lab.story().step("read", "whatever comes, in whatever pieces");
    byte[] got = new byte[message.length + 1];
    int reads = 0;
    int at = 0;
    try {
      InputStream in = pair.far().socket().getInputStream();
      for (int n; (n = in.read(got, at, got.length - at)) > 0; at += n) {
        reads++;
      }
    } catch (IOException e) {
      throw new CheckFailed("the connection broke: " + e.getMessage());
    }
    lab.story().expectSame("the message", message, Arrays.copyOf(got, at));
    return reads == 1;
  }

  private static Child udp(Lab lab, Datagrams far, String... options) {
    List<String> all = new ArrayList<>(List.of("--listen", "0", "--to", "127.0.0.1:" + far.port()));
    all.add("--udp");
    all.addAll(List.of(options));
    return lab.start(all.toArray(String[]::new));
  }

  private static void expectLater(Lab lab, long begin, int millis) {
    lab.story().step("expect", "that it took " + millis + " ms at least");
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    if (took < millis) {
      throw new CheckFailed("it came after " + took + " ms already");
    }
  }
}
