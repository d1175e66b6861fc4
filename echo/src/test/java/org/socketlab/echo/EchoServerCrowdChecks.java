package org.socketlab.echo;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** What echo-server does for many clients, good and bad, and when it is told to stop. */
@Grades("echo-server")
final class EchoServerCrowdChecks {
  /** Far more than the kernels at both ends hold between them for one connection, in bytes. */
  private static final int MORE_THAN_BUFFERS = 32 << 20;

  @Check(
      value = "serves any number of clients at once, in whatever order they speak",
      points = 4,
      teaches =
          "Who waits for one client must not make the others wait: a thread for each, or one that"
              + " asks which of them has something to say.",
      contract = {"Any number of clients at once; none can hold up another."})
  void manyClients(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    int count = 3 + lab.random().nextInt(6);
    List<Peer> clients = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      clients.add(lab.connect(server, "client " + i));
    }
    for (int i = count - 1; i >= 0; i--) {
      String word = lab.randomWord();
      clients.get(i).send(word);
      clients.get(i).expect(word);
    }
    for (Peer client : clients) {
      String word = lab.randomWord();
      client.send(word);
      client.endStream();
      client.expectAll(word);
    }
  }

  @Check(
      value = "serves the others while a client sends and does not read",
      points = 3,
      teaches =
          "A write blocks when the client's buffers are full. A server that lets all clients wait"
              + " behind that write waits for ever.",
      contract = {"Any number of clients at once; none can hold up another."})
  void stalledClient(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    Peer before = lab.connect(server, "before");
    try (StalledClient stalled = new StalledClient(lab, server)) {
      stalled.sendUntilStuck(MORE_THAN_BUFFERS);
      Peer after = lab.connect(server, "after");
      for (Peer client : List.of(before, after)) {
        String word = lab.randomWord();
        client.send(word);
        client.expect(word);
      }
    }
  }

  @Check(
      value = "reads no more from a client who does not read, and loses none of its bytes",
      points = 4,
      teaches =
          "What a client is owed takes memory: stop reading until it is sent, and TCP makes the"
              + " client wait. At its end of stream, send what is left first.",
      contract = {
        "It reads no further from a client that does not read its echo, so that no more than the"
            + " systems' buffers hold is under way (never 32 MiB).",
        "A server never cuts its own reply off: before it closes it ends its stream and reads what"
            + " the client still has under way (2 s and 1 MiB at most), since closing with unread"
            + " input resets the connection."
      })
  void backpressure(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    try (StalledClient stalled = new StalledClient(lab, server)) {
      if (stalled.sendUntilStuck(MORE_THAN_BUFFERS) >= MORE_THAN_BUFFERS) {
        throw new CheckFailed(
            "the server took %d MiB from a client that reads nothing: more than the kernels hold"
                .formatted(MORE_THAN_BUFFERS >> 20));
      }
      stalled.endStream();
      long back = stalled.readToEnd();
      if (back != stalled.sent()) {
        throw new CheckFailed(
            "the stream ended after %d of %d bytes".formatted(back, stalled.sent()));
      }
    }
  }

  @Check(
      value = "goes on when clients reset their connections",
      points = 2,
      teaches =
          "A reset concerns one client: an exception that leaves the loop ends the server for all.",
      contract = {
        "none can hold up another",
        "No stack trace for anything that a network, a peer or a user can cause."
      })
  void reset(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = server.listening();
    Peer other = lab.connect(address, "other");
    for (int i = 0; i < 3; i++) {
      Peer resets = lab.connect(address, "resets");
      String first = lab.randomWord();
      resets.send(first);
      resets.expect(first);
      resets.send(lab.randomBytes(10, 100_000));
      resets.reset();
    }
    other.expectSilence(500); // time for the server to crash
    Peer next = lab.connect(address, "next");
    for (Peer client : List.of(next, other)) {
      String word = lab.randomWord();
      client.send(word);
      client.expect(word);
    }
    server.expectNoStackTrace();
  }

  @Check(
      value = "ends its clients' streams on SIGTERM, exits, and can start again at once",
      points = 2,
      teaches =
          "The side that closes first has the TIME-WAIT, for a minute: SO_REUSEADDR lets the next"
              + " server have it.",
      contract = {
        "On SIGTERM or Ctrl-C it stops accepting, finishes what it is answering (2 s at most), and"
            + " exits with 0 or the signal's status (128 + its number), without a stack trace",
        "set `SO_REUSEADDR`"
      })
  void stops(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = server.listening();
    Peer client = lab.connect(address);
    String word = lab.randomWord();
    client.send(word);
    client.expect(word);
    server.terminate();
    client.expectEnd();
    client.close();
    server.expectExit(0, 128 + 15);

    lab.start("--port", String.valueOf(address.getPort())).listening();
  }

  @Check(
      value = "ends on Ctrl-C as on SIGTERM, over TCP and over UDP",
      points = 1,
      teaches =
          "Ctrl-C is how most servers are told to stop. It is no error, and shows no stack trace.",
      contract = {
        "On SIGTERM or Ctrl-C it stops accepting, finishes what it is answering (2 s at most), and"
            + " exits with 0 or the signal's status (128 + its number), without a stack trace"
      })
  void interrupted(Lab lab) {
    Child server = lab.start("--port", "0");
    lab.connect(server.listening());
    server.interrupt();
    server.expectStopped();

    Child datagrams = lab.start("--port", "0", "--udp");
    datagrams.listening();
    datagrams.interrupt();
    datagrams.expectStopped();
  }

  @Check(
      value = "sends what it owes before it ends on SIGTERM",
      points = 1,
      teaches =
          "Closing with unread input resets the connection, and may lose the last bytes sent: end"
              + " the stream, read on, then close.",
      contract = {
        "On SIGTERM or Ctrl-C it stops accepting, finishes what it is answering (2 s at most), and"
            + " exits with 0 or the signal's status (128 + its number), without a stack trace",
        "A server never cuts its own reply off: before it closes it ends its stream and reads what"
            + " the client still has under way (2 s and 1 MiB at most), since closing with unread"
            + " input resets the connection."
      })
  void owes(Lab lab) {
    Child server = lab.start("--port", "0");
    try (StalledClient stalled = new StalledClient(lab, server.listening())) {
      stalled.sendUntilStuck(MORE_THAN_BUFFERS);
      long began = System.nanoTime();
      server.terminate();
      // A server that breaks off needs a moment to end (a JVM with writing threads 0.3 s), and
      // might echo everything as soon as the client reads.
      lab.story().step("wait", "600 ms; it has 2 s to send what it owes");
      server.hasEnded(600);
      try {
        stalled.readToEnd();
      } catch (CheckFailed e) {
        boolean isLate = System.nanoTime() - began > TimeUnit.SECONDS.toNanos(2);
        if (isLate && stalled.brokeInFullFlow()) {
          throw new CannotCheck("this machine is too busy to read it all within 2 s", e);
        }
        throw e;
      }
    }
    server.expectExit(0, 128 + 15);
  }
}
