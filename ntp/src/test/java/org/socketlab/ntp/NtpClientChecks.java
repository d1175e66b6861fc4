package org.socketlab.ntp;

import static org.socketlab.ntp.NtpClientLab.A_TICK;
import static org.socketlab.ntp.NtpClientLab.ask;
import static org.socketlab.ntp.NtpClientLab.expect;
import static org.socketlab.ntp.NtpClientLab.expectAnswer;
import static org.socketlab.ntp.NtpClientLab.expectAnswerOrRefusal;
import static org.socketlab.ntp.NtpClientLab.expectDropped;
import static org.socketlab.ntp.NtpClientLab.expectNear;
import static org.socketlab.ntp.NtpClientLab.expectRefusal;
import static org.socketlab.ntp.NtpClientLab.micros;
import static org.socketlab.ntp.NtpClientLab.sendFromAnotherAddress;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Datagrams.Received;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

/** What both clients promise: 20 points. */
abstract class NtpClientChecks {
  @Check(
      value = "prints who answered, time, offset, delay and stratum",
      points = 1,
      teaches = "A clock does not show a moment that has not come yet: time is cut, not rounded.")
  void fiveLines(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    int stratum = 1 + lab.random().nextInt(15);
    // Seven tenths of a microsecond more than it prints: rounded, the last digit would be another.
    Instant time = micros(Instant.now()).plusNanos(700);
    server.send(Answer.to(request, time).stratum(stratum).bytes(), request.from());
    expectAnswer(client, server, time, stratum);
  }

  @Check(
      value = "sends one request of 48 bytes: mode 3, and the time as its transmit timestamp",
      points = 1,
      teaches =
          "The server copies the transmit timestamp to its answer: that is how the client knows its own question again.")
  void request(Lab lab) {
    Datagrams server = lab.datagrams();
    Instant before = Instant.now().minus(A_TICK);
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant after = Instant.now().plus(A_TICK);
    expect(request.bytes().length == 48, "the request has %d bytes", request.bytes().length);
    int first = request.bytes()[0];
    expect((first & 7) == 3, "the request's mode is %d, not 3", first & 7);
    int version = first >> 3 & 7;
    expect(version >= 1 && version <= 4, "the request's version is %d", version);
    Instant sent = Answer.instant(Answer.sent(request));
    expect(
        !sent.isBefore(before) && !sent.isAfter(after),
        "the transmit timestamp is %s, but the request was sent between %s and %s",
        sent,
        before,
        after);
    server.send(Answer.to(request, Instant.now()).bytes(), request.from());
    client.expectExit(0);
    server.expectSilence(50);
  }

  @Check(
      value = "computes offset and delay from all four timestamps",
      points = 2,
      teaches =
          "What the server took between its two timestamps is no delay, and half of the delay is no offset (RFC 5905 section 8).")
  void offsetAndDelay(Lab lab) {
    long start = System.nanoTime();
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    // A server whose clock is wrong by hours, and that seems to think for minutes.
    Duration wrong = Duration.ofMillis(lab.random().nextInt(20_000_000) - 10_000_000);
    Duration took = Duration.ofMillis(100_000 + lab.random().nextInt(900_000));
    Instant sent = Answer.instant(Answer.sent(request));
    Instant received = micros(sent.plus(wrong)).plusNanos(200);
    Instant left = received.plus(took);
    server.send(Answer.to(request, left).at(received, left).bytes(), request.from());
    Told told = expectAnswer(client, server, left, 1);
    Duration passed = Duration.ofNanos(System.nanoTime() - start);
    expectNear("the delay", told.delay(), took.negated().plus(passed.dividedBy(2)), passed);
    // T4 = delay + T1 + T3 - T2, and so the offset is (T2 - T1) - delay / 2.
    Duration ahead = Duration.between(sent, received);
    expectNear(
        "with this delay the offset",
        told.offset(),
        ahead.minus(told.delay().dividedBy(2)),
        A_TICK);
  }

  @Check(
      value = "knows times after 2036-02-07, when NTP's seconds run over",
      points = 2,
      teaches =
          "32 bits of seconds last 136 years: with the first bit clear they count from 2036 (RFC 4330 section 3).")
  void era1(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant start = Instant.parse("2036-02-07T06:28:16Z");
    Instant time = start.plusSeconds(lab.random().nextInt(500_000_000)).plusNanos(123_456_200);
    server.send(Answer.to(request, time).bytes(), request.from());
    Told told = expectAnswer(client, server, time, 1);
    Duration ahead = Duration.between(Answer.instant(Answer.sent(request)), time);
    expectNear("the offset", told.offset(), ahead.minus(told.delay().dividedBy(2)), A_TICK);
  }

  @Check(
      value = "with --samples asks that often, and keeps the answer with the smallest delay",
      points = 1,
      teaches = "The quickest answer was disturbed least: RFC 5905's clock filter takes that one.")
  void samples(Lab lab) {
    int count = 3 + lab.random().nextInt(4);
    // The longer a server says that it took, the smaller is what remains for the way.
    List<Integer> took = IntStream.range(0, count).boxed().collect(Collectors.toList());
    Collections.shuffle(took, lab.random());
    Collections.swap(took, took.indexOf(count - 1), 1); // neither the first nor the last one
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server, "--samples", String.valueOf(count));
    Instant best = null;
    for (int i = 0; i < count; i++) {
      Received request = server.receive();
      Instant received = micros(Instant.now()).plusNanos(200);
      Instant left = received.plusSeconds(1000L * took.get(i));
      best = took.get(i) == count - 1 ? left : best;
      byte[] answer = Answer.to(request, left).at(received, left).stratum(1 + took.get(i)).bytes();
      server.send(answer, request.from());
    }
    expectAnswer(client, server, best, count);
    server.expectSilence(50);
  }

  @Check(
      value = "has the options of every program, and refuses wrong ones with status 2",
      points = 1,
      teaches = "Wrong usage is the user's to mend: say what is wrong, and end with status 2.")
  void options(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--server", "127.0.0.1", "--samples", "0");
    Usage.expectRefusal(lab, "--server", "127.0.0.1", "--samples", "17");
    Usage.expectRefusal(lab, "--server", "127.0.0.1", "--port", "65536");
    Usage.expectRefusal(lab, "--server", "127.0.0.1", "--timeout", "0");
  }

  @Check(
      value = "refuses a kiss-o'-death, before all else, and names its code",
      points = 1,
      teaches =
          "Stratum 0 is no time but a word: RATE says ask less, DENY says go away (RFC 5905 section 7.4).")
  void kissOfDeath(Lab lab) {
    String code = lab.randomWord().substring(0, 4).toUpperCase(Locale.ROOT);
    expectRefusal(lab, code, answer -> answer.stratum(0).name(code).leap(3).transmit(0));
  }

  @Check(
      value = "refuses an answer with leap indicator 3",
      points = 1,
      teaches = "A server that is not synchronised says so, and sends its guess all the same.")
  void leap3(Lab lab) {
    expectRefusal(lab, "leap", answer -> answer.leap(3));
  }

  @Check(
      value = "refuses an answer with a stratum above 15",
      points = 1,
      teaches = "Stratum 16 means not synchronised, and above that means nothing at all.")
  void stratum16(Lab lab) {
    for (int stratum : List.of(16, 128 + lab.random().nextInt(128))) {
      expectRefusal(lab, "stratum", answer -> answer.stratum(stratum));
    }
  }

  @Check(
      value = "refuses an answer whose transmit time is zero",
      points = 1,
      teaches = "Zero stands for 'not known': taken for a time it would be in 1900, or in 2036.")
  void zeroTransmitTime(Lab lab) {
    expectRefusal(lab, "transmit", answer -> answer.transmit(0));
  }

  @Check(
      value = "does not take a datagram of less than 48 bytes for an answer",
      points = 1,
      teaches =
          "Look at the length before the fields: what did not come is zero, or an old packet's.")
  void shortDatagram(Lab lab) {
    expectDropped(lab, "47", answer -> answer.bytes(47));
  }

  @Check(
      value = "does not take a datagram of another mode than 4 for an answer",
      points = 1,
      teaches = "The request itself, sent back, has all that an answer has but the mode.")
  void wrongMode(Lab lab) {
    int mode = List.of(0, 1, 2, 3, 5, 6, 7).get(lab.random().nextInt(7));
    expectDropped(lab, "mode", answer -> answer.mode(mode).bytes());
  }

  @Check(
      value = "does not take an answer to another question for its own",
      points = 1,
      teaches =
          "Who can't see the request can't know its timestamp: the origin keeps out forgers, and answers that come too late.")
  void wrongOrigin(Lab lab) {
    long forged = lab.random().nextLong() | 1;
    expectDropped(lab, "origin", answer -> answer.origin(forged).bytes());
  }

  @Check(
      value = "does not take an answer that comes twice for the answer to its next question, too",
      points = 1,
      teaches =
          "The network may deliver a datagram twice. The second copy is quickly there for the next question, but its time is an old one: the origin tells.")
  void doubled(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server, "--samples", "2");
    Received first = server.receive();
    server.expectSilence(50); // and the next question's timestamp is another, by any clock
    Instant early = micros(Instant.now()).plusNanos(200);
    server.sendTwice(Answer.to(first, early).bytes(), first.from());
    // The copy is there before the second answer: between two sockets of one machine datagrams
    // keep their order. That answer says that it took long on the server, so that it has the
    // smaller delay; whoever took the copy in its place knows the first answer's time only. It
    // comes twice, too: that makes no second result.
    Received second = server.receive();
    Instant received = micros(Instant.now()).plusNanos(200);
    Instant left = received.plusSeconds(1000 + lab.random().nextInt(1000));
    byte[] answer = Answer.to(second, left).at(received, left).stratum(2).bytes();
    server.sendTwice(answer, second.from());
    expectAnswerOrRefusal(lab, client, server, left, 2, "origin");
  }

  @Check(
      value = "drops what comes from another address or port, and names it if nothing else comes",
      points = 1,
      teaches = "Everybody can send to a UDP port: look who sent it before you look what it says.")
  void foreigner(Lab lab) {
    Datagrams server = lab.datagrams();
    Datagrams foreigner = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant time = micros(Instant.now()).plusNanos(200);
    byte[] wrong = Answer.to(request, time.minusSeconds(3600)).bytes();
    foreigner.send(wrong, request.from());
    sendFromAnotherAddress(lab, server, wrong, request);
    server.send(Answer.to(request, time).bytes(), request.from());
    expectAnswer(client, server, time, 1);

    Datagrams silent = lab.datagrams();
    Child alone = ask(lab, silent, "--timeout", "0.7");
    Received other = silent.receive();
    foreigner.send(Answer.to(other, time).bytes(), other.from());
    alone.expectFailure(lab.program(), 1, "0.7", foreigner.port());
    alone.expectRest("");
  }

  @Check(
      value = "waits for a silent server as long as --timeout says, and says so",
      points = 1,
      teaches =
          "UDP does not say that nobody listens, or that a datagram was lost: only time tells.")
  void silence(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server, "--timeout", "0.7");
    server.receive();
    long asked = System.nanoTime();
    client.expectFailure(lab.program(), 1, "0.7");
    client.expectRest("");
    long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
    expect(waited >= 600, "it waited no longer than %d ms", waited);
  }

  @Check(
      value = "waits no longer when strays keep coming",
      points = 1,
      teaches =
          "A socket's timeout starts anew with each datagram: the time that is left is what the next receive may take.")
  void flood(Lab lab) {
    Datagrams server = lab.datagrams();
    Datagrams foreigner = lab.datagrams();
    Child client = ask(lab, server, "--timeout", "0.5");
    Received request = server.receive();
    foreigner.flood(lab.randomBytes(48, 48), request.from(), client, 8);
    client.expectFailure(lab.program(), 1, "0.5");
  }

  @Check(
      value = "ignores what follows the first 48 bytes",
      points = 1,
      teaches =
          "Extension fields and signatures come after the packet: an old client need not know them.")
  void extraBytes(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant time = micros(Instant.now()).plusNanos(200);
    byte[] extra = lab.randomBytes(20, 400);
    byte[] answer = Answer.to(request, time).bytes(48 + extra.length);
    System.arraycopy(extra, 0, answer, 48, extra.length);
    server.send(answer, request.from());
    expectAnswer(client, server, time, 1);
  }
}
