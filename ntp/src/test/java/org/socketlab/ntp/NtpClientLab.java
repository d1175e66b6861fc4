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

/** The steps that the checks of both clients share. */
final class NtpClientLab {
  /** Libraries count in milliseconds: two readings of one moment may differ this much. */
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
  static PrintedOffset expectAnswer(Child client, Datagrams server, Instant time, int stratum) {
    PrintedOffset told =
        PrintedOffset.by(client, Addresses.text(server.local()), PrintedOffset.text(time), stratum);
    client.expectRest("");
    client.expectExit(0);
    return told;
  }

  /** Expects that such a spoiled answer ends the client at once, long before its timeout. */
  static void expectRefusal(Lab lab, Named what, Function<NtpAnswer, NtpAnswer> spoil) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server, "--timeout", "60");
    Received request = server.receive();
    NtpAnswer answer = NtpAnswer.to(request, Instant.now());
    server.send(spoil.apply(answer).bytes(), request.from());
    expectNamed(lab, client, what);
  }

  /**
   * Expects that the client does not take such a spoiled datagram for an answer, whether a good one
   * follows or not. A client may also refuse it at once.
   */
  static void expectDropped(Lab lab, Named what, Function<NtpAnswer, byte[]> spoil) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant time = micros(Instant.now()).plusNanos(200);
    server.send(spoil.apply(NtpAnswer.to(request, time.minusSeconds(3600))), request.from());
    server.send(NtpAnswer.to(request, time).bytes(), request.from());
    expectAnswerOrRefusal(lab, client, server, time, 1, what);

    Datagrams bad = lab.datagrams();
    Child alone = ask(lab, bad, "--timeout", "1.5"); // the check itself may be slow
    Received other = bad.receive();
    bad.send(spoil.apply(NtpAnswer.to(other, time)), other.from());
    expectNamed(lab, alone, what);
  }

  /** Expects the answer after a bad datagram, or a refusal at once that names the fault. */
  static void expectAnswerOrRefusal(
      Lab lab, Child client, Datagrams server, Instant time, int stratum, Named what) {
    if (client.exit() == 1) {
      lab.story().step("note", "it refused the bad datagram at once");
      expectNamed(lab, client, what);
    } else {
      expectAnswer(client, server, time, stratum);
    }
  }

  /** Expects status 1, no result, and a message that names the fault. */
  static void expectNamed(Lab lab, Child client, Named what) {
    client.expectFailure(lab.program(), 1);
    client.expectRest("");
    lab.story().step("see", "on stderr: " + what.words());
    expect(what.isIn(client.stderr()), "stderr does not name %s", what.words());
  }

  /**
   * Sends from the server's port at another address; not every system has a second loopback
   * address.
   */
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
