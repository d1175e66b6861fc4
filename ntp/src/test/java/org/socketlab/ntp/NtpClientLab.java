package org.socketlab.ntp;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.socketlab.net.Addresses;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Datagrams.Received;
import org.socketlab.testing.Lab;

/** What the checks of both clients do again and again. */
final class NtpClientLab {
  /** Libraries stamp in milliseconds: so far may two looks at one moment lie apart. */
  static final Duration A_TICK = Duration.ofMillis(2);

  private NtpClientLab() {}

  /** Starts the client under test, to ask that server. */
  static Child ask(Lab lab, Datagrams server, String... more) {
    return lab.start(arguments("127.0.0.1", server, more));
  }

  /** The arguments of a client that is to ask that server by a name or an address of its host. */
  static String[] arguments(String host, Datagrams server, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--server", host, "--port", server.port()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** Expects the five lines for that server and time, and nothing else. */
  static Told expectAnswer(Child client, Datagrams server, Instant time, int stratum) {
    Told told = Told.by(client, Addresses.text(server.local()), Told.text(time), stratum);
    client.expectRest("");
    client.expectExit(0);
    return told;
  }

  /** Expects that an answer so spoiled ends the client at once, long before its timeout. */
  static void expectRefusal(Lab lab, Named what, Function<Answer, Answer> spoil) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server, "--timeout", "60");
    Received request = server.receive();
    Answer answer = Answer.to(request, Instant.now());
    server.send(spoil.apply(answer).bytes(), request.from());
    expectNamed(lab, client, what);
  }

  /**
   * Expects that a datagram so spoiled is not taken for an answer: neither when a good one follows,
   * nor when none does. A client that refuses it at once is right, too.
   */
  static void expectDropped(Lab lab, Named what, Function<Answer, byte[]> spoil) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant time = micros(Instant.now()).plusNanos(200);
    server.send(spoil.apply(Answer.to(request, time.minusSeconds(3600))), request.from());
    server.send(Answer.to(request, time).bytes(), request.from());
    expectAnswerOrRefusal(lab, client, server, time, 1, what);

    Datagrams bad = lab.datagrams();
    Child alone = ask(lab, bad, "--timeout", "1.5"); // the check itself may be slow
    Received other = bad.receive();
    bad.send(spoil.apply(Answer.to(other, time)), other.from());
    expectNamed(lab, alone, what);
  }

  /** Expects the answer after a bad datagram, or that this was refused at once, and that named. */
  static void expectAnswerOrRefusal(
      Lab lab, Child client, Datagrams server, Instant time, int stratum, Named what) {
    if (client.exit() == 1) {
      lab.story().step("note", "it refused the bad datagram at once");
      expectNamed(lab, client, what);
    } else {
      expectAnswer(client, server, time, stratum);
    }
  }

  /** Expects status 1, no result, and a sentence that names it in one of its ways. */
  static void expectNamed(Lab lab, Child client, Named what) {
    client.expectFailure(lab.program(), 1);
    client.expectRest("");
    lab.story().step("see", "on stderr: " + what.words());
    expect(what.isIn(client.stderr()), "stderr does not name %s", what.words());
  }

  /** The server's port at another address: not every system has one more on its loopback. */
  static void sendFromAnotherAddress(Lab lab, Datagrams server, byte[] bytes, Received request) {
    try {
      lab.datagrams("127.0.0.2", server.local().getPort()).send(bytes, request.from());
    } catch (CannotCheck e) {
      lab.story().step("note", "this machine has no 127.0.0.2 to send from");
    }
  }

  static void expectNear(String what, Duration got, Duration expected, Duration tolerance) {
    expect(
        got.minus(expected).abs().compareTo(tolerance) <= 0,
        "%s is %s s, and should be %s s, give or take %s s",
        what,
        decimal(got),
        decimal(expected),
        decimal(tolerance));
  }

  static String decimal(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 9).toPlainString();
  }

  static void expect(boolean right, String otherwise, Object... details) {
    if (!right) {
      throw new CheckFailed(otherwise.formatted(details));
    }
  }

  static Instant micros(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
