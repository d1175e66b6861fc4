package org.socketlab.ntp;

import static org.socketlab.ntp.NtpClientLab.A_TICK;
import static org.socketlab.ntp.NtpClientLab.arguments;
import static org.socketlab.ntp.NtpClientLab.ask;
import static org.socketlab.ntp.NtpClientLab.expect;
import static org.socketlab.ntp.NtpClientLab.expectAnswer;
import static org.socketlab.ntp.NtpClientLab.expectAnswerOrRefusal;
import static org.socketlab.ntp.NtpClientLab.expectDropped;
import static org.socketlab.ntp.NtpClientLab.expectNamed;
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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Datagrams.Received;
import org.socketlab.testing.Hosts;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

/** What both clients promise: 27 points. */
abstract class NtpClientChecks {
  @Check(
      value = "prints who answered, time, offset, delay and stratum",
      points = 1,
      teaches = "A clock does not show a moment that has not come yet: time is cut, not rounded.",
      contract = {
        "Both clients print the same lines:",
        "Response received from [127.0.0.1:1123]",
        "`Time` is the server's transmit time in UTC",
        "`Time` is cut, not rounded.",
        "Results go to stdout, in the lines given below",
        "Text is UTF-8, lines end in `\\n`"
      })
  void fiveLines(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    int stratum = 1 + lab.random().nextInt(15);
    // 0.7 microseconds more than the printed time: rounding would change the last digit.
    Instant time = micros(Instant.now()).plusNanos(700);
    server.send(NtpAnswer.to(request, time).stratum(stratum).bytes(), request.from());
    expectAnswer(client, server, time, stratum);
  }

  @Check(
      value = "sends one request of 48 bytes: mode 3, and the time as its transmit timestamp",
      points = 1,
      teaches =
          "The server copies the transmit timestamp to its answer: that is how the client knows its own question again.",
      contract = {
        "A request has 48 bytes, mode 3, a version from 1 to 4, and the time of asking as its transmit timestamp.",
        "`--samples N` (default 1) asks N times"
      })
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
    Instant sent = NtpAnswer.instant(NtpAnswer.sent(request));
    expect(
        !sent.isBefore(before) && !sent.isAfter(after),
        "the transmit timestamp is %s, but the request was sent between %s and %s",
        sent,
        before,
        after);
    server.send(NtpAnswer.to(request, Instant.now()).bytes(), request.from());
    client.expectExit(0);
    server.expectSilence(50);
  }

  @Check(
      value = "computes offset and delay from all four timestamps",
      points = 2,
      teaches =
          "What the server took between its two timestamps is no delay, and half of the delay is no offset (RFC 5905 section 8).",
      contract = {
        "offset and delay are RFC 5905's (section 8) from all four timestamps, in seconds with six decimals, the offset always with its sign"
      })
  void offsetAndDelay(Lab lab) {
    long start = System.nanoTime();
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    // A server whose clock is wrong by hours, and that seems to take minutes to answer.
    Duration wrong = Duration.ofMillis(lab.random().nextInt(20_000_000) - 10_000_000);
    Duration took = Duration.ofMillis(100_000 + lab.random().nextInt(900_000));
    Instant sent = NtpAnswer.instant(NtpAnswer.sent(request));
    Instant received = micros(sent.plus(wrong)).plusNanos(200);
    Instant left = received.plus(took);
    server.send(NtpAnswer.to(request, left).at(received, left).bytes(), request.from());
    PrintedOffset told = expectAnswer(client, server, left, 1);
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
          "32 bits of seconds last 136 years: with the first bit clear they count from 2036 (RFC 4330 section 3).",
      contract = {
        "Both era 0 and era 1 timestamps (after 2036-02-07) work, and an answer may begin in the one and end in the other."
      })
  void era1(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant start = Instant.parse("2036-02-07T06:28:16Z");
    Instant time = start.plusSeconds(lab.random().nextInt(500_000_000)).plusNanos(123_456_200);
    server.send(NtpAnswer.to(request, time).bytes(), request.from());
    PrintedOffset told = expectAnswer(client, server, time, 1);
    Duration ahead = Duration.between(NtpAnswer.instant(NtpAnswer.sent(request)), time);
    expectNear("the offset", told.offset(), ahead.minus(told.delay().dividedBy(2)), A_TICK);
    expectAcrossTheEras(lab, start);
  }

  /** A question that comes in the last half second of era 0 is answered in the first of era 1. */
  private static void expectAcrossTheEras(Lab lab, Instant start) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant left = start.plusNanos(300_000_200);
    server.send(
        NtpAnswer.to(request, left).at(start.minusMillis(300), left).bytes(), request.from());
    expectAnswer(client, server, left, 1);
  }

  @Check(
      value = "with --samples asks that often, and keeps the answer with the smallest delay",
      points = 1,
      teaches = "The quickest answer was disturbed least: RFC 5905's clock filter takes that one.",
      contract = {
        "`--samples N` (default 1) asks N times, 16 at most, and keeps the answer with the smallest delay"
      })
  void samples(Lab lab) {
    int count = 3 + lab.random().nextInt(4);
    // The longer a server claims to have taken, the smaller the delay that remains.
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
      byte[] answer =
          NtpAnswer.to(request, left).at(received, left).stratum(1 + took.get(i)).bytes();
      server.send(answer, request.from());
    }
    expectAnswer(client, server, best, count);
    server.expectSilence(50);
  }

  @Check(
      value = "waits for each of the answers as long as --timeout says, and not for all of them",
      points = 1,
      teaches =
          "A timeout is for a peer that stays silent, and one that has just answered does not.",
      contract = {
        "Each answer may take as long as `--timeout` says.",
        "it bounds connecting and each wait for bytes"
      })
  void eachWait(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server, "--samples", "3", "--timeout", "1.5");
    Instant time = null;
    for (int i = 0; i < 3; i++) {
      Received request = server.receive();
      server.expectSilence(700);
      Instant received = micros(Instant.now()).plusNanos(200);
      time = received.plusSeconds(1000L * i);
      server.send(NtpAnswer.to(request, time).at(received, time).bytes(), request.from());
    }
    expectAnswer(client, server, time, 1);
  }

  @Check(
      value = "asks at the first address of the server's name, IPv4 before IPv6",
      points = 1,
      teaches =
          "Resolvers differ in the order of a name's addresses: to get IPv4 first, sort them.",
      contract = {"A client asks at the first address of the server's name, IPv4 before IPv6."})
  void ipv4First(Lab lab) {
    String name = lab.randomWord();
    Datagrams server = lab.datagrams();
    Hosts hosts = new Hosts(lab, "::1 " + name, "127.0.0.1 " + name);
    Child client = hosts.start(arguments(name, server, "--timeout", "2"));
    Received request = server.receive(10_000);
    if (request == null) {
      hosts.mustHaveBeenReadBy(client);
      throw new CheckFailed("it did not ask at 127.0.0.1");
    }
    Instant time = micros(Instant.now()).plusNanos(200);
    server.send(NtpAnswer.to(request, time).bytes(), request.from());
    expectAnswer(client, server, time, 1);
  }

  @Check(
      value = "has the options of every program, and refuses wrong ones with status 2",
      points = 1,
      teaches = "Only the user can correct wrong usage: say what is wrong, and end with status 2.",
      contract = {
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "Ports are 0-65535, else exit 2.",
        "`--timeout SECONDS` (decimal, above 0, default 5",
        "`--samples N` (default 1) asks N times, 16 at most",
        "2 wrong usage"
      })
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
          "Stratum 0 carries a code, not a time: RATE says ask less, DENY says go away (RFC 5905 section 7.4).",
      contract = {
        "stratum 0, the kiss-o'-death, looked at before all else | its code, such as `RATE`",
        "An answer that matches is refused at once, with exit 1, and the message names what is wrong with it:"
      })
  void kissOfDeath(Lab lab) {
    String code = lab.randomWord().substring(0, 4).toUpperCase(Locale.ROOT);
    expectRefusal(
        lab, Named.word(code), answer -> answer.stratum(0).name(code).leap(3).transmit(0));
  }

  @Check(
      value = "refuses an answer with leap indicator 3",
      points = 1,
      teaches = "A server that is not synchronised says so, and sends its guess all the same.",
      contract = {"leap 3, not synchronised | the leap indicator"})
  void leap3(Lab lab) {
    expectRefusal(lab, Named.LEAP, answer -> answer.leap(3));
  }

  @Check(
      value = "refuses an answer with a stratum above 15",
      points = 1,
      teaches = "Stratum 16 means not synchronised, and above that means nothing at all.",
      contract = {"a stratum above 15 | the stratum"})
  void stratum16(Lab lab) {
    for (int stratum : List.of(16, 128 + lab.random().nextInt(128))) {
      expectRefusal(lab, Named.STRATUM, answer -> answer.stratum(stratum));
    }
  }

  @Check(
      value = "refuses an answer whose transmit time is zero",
      points = 1,
      teaches = "Zero stands for 'not known': taken for a time it would be in 1900, or in 2036.",
      contract = {"a zero transmit time | the transmit timestamp"})
  void zeroTransmitTime(Lab lab) {
    expectRefusal(lab, Named.TRANSMIT, answer -> answer.transmit(0));
  }

  @Check(
      value = "refuses an answer whose receive time is zero",
      points = 1,
      teaches =
          "A server that does not know when the question came knows nothing of the way there.",
      contract = {
        "a zero receive time, or a transmit time before the receive time | the receive timestamp"
      })
  void zeroReceiveTime(Lab lab) {
    // In era 1, zero is a moment before that transmit time, so that only the zero is wrong here.
    long sent = NtpAnswer.timestamp(Instant.parse("2040-01-01T00:00:00Z"));
    expectRefusal(lab, Named.RECEIVE, answer -> answer.receive(0).transmit(sent));
  }

  @Check(
      value = "refuses an answer that left before its question came",
      points = 1,
      teaches = "Check timestamps against each other, too: some combinations are impossible.",
      contract = {"a transmit time before the receive time | the receive timestamp"})
  void leftBeforeItCame(Lab lab) {
    Instant sent = Instant.now();
    Instant received = sent.plusMillis(1 + lab.random().nextInt(100_000));
    expectRefusal(lab, Named.RECEIVE, answer -> answer.at(received, sent));
  }

  @Check(
      value = "refuses an answer whose root delay / 2 + root dispersion is 16 s or more",
      points = 1,
      teaches =
          "A server tells how far its own clock may be off; too far is as good as no clock (RFC 5905 appendix A.5.1.1).",
      contract = {
        "root delay / 2 + root dispersion of 16 s or more (RFC 5905 appendix A.5.1.1, `MAXDISP`) | the root delay or the root dispersion"
      })
  void rootDistance(Lab lab) {
    long most = 16 << 16;
    long half = most - 1 - lab.random().nextInt((int) most / 4); // neither is too much alone
    expectRefusal(lab, Named.ROOT, answer -> answer.root(2 * half, most - half));
    expectRefusal(lab, Named.ROOT, answer -> answer.root(0, 0xFFFF_0000L)); // 65535 s, no sign

    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant time = micros(Instant.now()).plusNanos(200);
    NtpAnswer near = NtpAnswer.to(request, time).root(most + most / 2, most / 4 - 1);
    server.send(near.bytes(), request.from());
    expectAnswer(client, server, time, 1);
  }

  @Check(
      value = "takes an answer in any version from 1 to 4, and refuses version 0 and those above 4",
      points = 1,
      teaches =
          "A server should answer in the version of the question; not all do, and the 48 bytes mean the same in each.",
      contract = {
        "a version that is not 1 to 4 (any of these will do, whichever was asked in) | the version"
      })
  void version(Lab lab) {
    for (int version : List.of(0, 5 + lab.random().nextInt(3))) {
      expectRefusal(lab, Named.VERSION, answer -> answer.version(version));
    }
    for (int version : List.of(1 + lab.random().nextInt(2), 3, 4)) {
      Datagrams server = lab.datagrams();
      Child client = ask(lab, server);
      Received request = server.receive();
      Instant time = micros(Instant.now()).plusNanos(200);
      server.send(NtpAnswer.to(request, time).version(version).bytes(), request.from());
      expectAnswer(client, server, time, 1);
    }
  }

  @Check(
      value = "does not take a datagram of less than 48 bytes for an answer",
      points = 1,
      teaches =
          "Look at the length before the fields: what did not come is zero, or an old packet's.",
      contract = {
        "is shorter than 48 bytes",
        "A grader also accepts a client that refuses a bad datagram from the right address at once."
      })
  void shortDatagram(Lab lab) {
    expectDropped(lab, Named.LENGTH, answer -> answer.bytes(47));
  }

  @Check(
      value = "does not take a datagram of another mode than 4 for an answer",
      points = 1,
      teaches = "The request itself, sent back, has all that an answer has but the mode.",
      contract = {
        "is not mode 4",
        "says what it dropped and why (from which port, how long, of which mode, with a wrong origin)"
      })
  void wrongMode(Lab lab) {
    int mode = List.of(0, 1, 2, 3, 5, 6, 7).get(lab.random().nextInt(7));
    expectDropped(lab, Named.MODE, answer -> answer.mode(mode).bytes());
  }

  @Check(
      value = "does not take an answer to another question for its own",
      points = 1,
      teaches =
          "A forger who can't see the request can't know its timestamp: the origin keeps out forged answers, and late ones.",
      contract = {"does not carry our transmit timestamp as its origin is not an answer"})
  void wrongOrigin(Lab lab) {
    long forged = lab.random().nextLong() | 1;
    expectDropped(lab, Named.ORIGIN, answer -> answer.origin(forged).bytes());
  }

  @Check(
      value = "does not take an answer that comes twice for the answer to its next question, too",
      points = 1,
      teaches =
          "The network may deliver a datagram twice. The second copy is quickly there for the next question, but its time is an old one: the origin tells.",
      contract = {
        "So it does with the copy of an answer that came twice: its origin is that of an earlier question."
      })
  void doubled(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server, "--samples", "2");
    Received first = server.receive();
    server.expectSilence(50); // and the next question's timestamp differs, on any clock
    Instant early = micros(Instant.now()).plusNanos(200);
    server.sendTwice(NtpAnswer.to(first, early).bytes(), first.from());
    // The copy arrives before the second answer: between two sockets of one machine, datagrams keep
    // their order. The second answer claims a long time on the server, so that it has the smaller
    // delay; a client that takes the copy instead has only the first answer's time. The second
    // answer also comes twice, which must not make a second result.
    Received second = server.receive();
    Instant received = micros(Instant.now()).plusNanos(200);
    Instant left = received.plusSeconds(1000 + lab.random().nextInt(1000));
    byte[] answer = NtpAnswer.to(second, left).at(received, left).stratum(2).bytes();
    server.sendTwice(answer, second.from());
    expectAnswerOrRefusal(lab, client, server, left, 2, Named.ORIGIN);
  }

  @Check(
      value = "drops what comes from another address or port, and names it if nothing else comes",
      points = 1,
      teaches = "Anybody can send to a UDP port: check the sender before you read the content.",
      contract = {
        "A datagram that comes from another address or port",
        "goes on listening until its timeout, then exits 1 and says what it dropped and why (from which port"
      })
  void foreigner(Lab lab) {
    Datagrams server = lab.datagrams();
    Datagrams foreigner = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant time = micros(Instant.now()).plusNanos(200);
    byte[] wrong = NtpAnswer.to(request, time.minusSeconds(3600)).bytes();
    foreigner.send(wrong, request.from());
    sendFromAnotherAddress(lab, server, wrong, request);
    server.send(NtpAnswer.to(request, time).bytes(), request.from());
    expectAnswer(client, server, time, 1);

    Datagrams silent = lab.datagrams();
    Child alone = ask(lab, silent, "--timeout", "0.7");
    Received other = silent.receive();
    foreigner.send(NtpAnswer.to(other, time).bytes(), other.from());
    alone.expectFailure(lab.program(), 1, foreigner.port());
    expectNamed(lab, alone, Named.seconds(700));
  }

  @Check(
      value = "waits for a silent server as long as --timeout says, and says so",
      points = 1,
      teaches =
          "UDP does not say that nobody listens, or that a datagram was lost: only time tells.",
      contract = {
        "a peer that stays silent ends the client with exit 1 and a message that names the time waited.",
        "A failure prints one line, `NAME: what failed, naming the input: why`"
      })
  void silence(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server, "--timeout", "0.7");
    server.receive();
    long asked = System.nanoTime();
    expectNamed(lab, client, Named.seconds(700));
    long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
    expect(waited >= 600, "it waited no longer than %d ms", waited);
  }

  @Check(
      value = "ends at once on SIGTERM and on Ctrl-C",
      points = 1,
      teaches = "Ctrl-C is not an error: the program ends, and shows no stack trace.",
      contract = {
        "On SIGTERM or Ctrl-C a client that waits ends at once, with 0 or the signal's status, without a stack trace.",
        "No stack trace for anything that a network, a peer or a user can cause."
      })
  void interrupted(Lab lab) {
    for (Consumer<Child> signal : List.<Consumer<Child>>of(Child::terminate, Child::interrupt)) {
      Datagrams server = lab.datagrams();
      Child client = ask(lab, server, "--timeout", "60");
      server.receive();
      signal.accept(client);
      client.expectStopped();
      client.expectRest("");
    }
  }

  @Check(
      value = "waits no longer when strays keep coming",
      points = 1,
      teaches =
          "A socket's timeout starts anew with each datagram: the time that is left is what the next receive may take.",
      contract = {"goes on listening until its timeout, then exits 1"})
  void flood(Lab lab) {
    Datagrams server = lab.datagrams();
    Datagrams foreigner = lab.datagrams();
    Child client = ask(lab, server, "--timeout", "0.5");
    Received request = server.receive();
    foreigner.flood(lab.randomBytes(48, 48), request.from(), client, 8);
    expectNamed(lab, client, Named.seconds(500));
  }

  @Check(
      value = "ignores what follows the first 48 bytes",
      points = 1,
      teaches =
          "Extension fields and signatures come after the packet: an old client need not know them.",
      contract = {"Anything beyond 48 bytes is ignored."})
  void extraBytes(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server);
    Received request = server.receive();
    Instant time = micros(Instant.now()).plusNanos(200);
    byte[] extra = lab.randomBytes(20, 400);
    byte[] answer = NtpAnswer.to(request, time).bytes(48 + extra.length);
    System.arraycopy(extra, 0, answer, 48, extra.length);
    server.send(answer, request.from());
    expectAnswer(client, server, time, 1);
  }
}
