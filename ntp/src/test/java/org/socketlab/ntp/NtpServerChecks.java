package org.socketlab.ntp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

@Grades("ntp-server")
final class NtpServerChecks {
  private static final int CLIENT = 3;
  private static final int SERVER = 4;
  private static final int ORIGIN = 24;
  private static final int RECEIVE = 32;
  private static final int TRANSMIT = 40;

  @Check(
      value = "prints where it listens, and answers one client after another",
      points = 2,
      teaches = "A UDP server has no connections: each datagram is answered to where it came from.",
      contract = {
        "answers SNTP (RFC 4330, RFC 5905) over UDP from this machine's clock",
        "Prints the `Listening on` line",
        "When a server is ready for connections it prints exactly `Listening on 127.0.0.1:8888` (IPv6: `Listening on [::1]:8888`; the address is always numeric).",
        "`--port 0` for any free port"
      })
  void answersEverybody(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    for (int i = 0; i < 2 + lab.random().nextInt(3); i++) {
      Datagrams client = lab.datagrams();
      byte[] request = request(lab, 4, CLIENT);
      expectAnswer(exchange(client, server, request), request, SERVER);
    }
    listensOnIpv6(lab);
  }

  @Check(
      value = "copies the request's transmit timestamp to the answer's origin",
      points = 2,
      teaches = "That is how a client tells the answer to its question from any other datagram.",
      contract = {"answers SNTP (RFC 4330, RFC 5905)"})
  void origin(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    Datagrams client = lab.datagrams();
    for (int i = 0; i < 3; i++) {
      byte[] request = request(lab, 4, CLIENT);
      lab.random().nextBytes(request); // other fields mean nothing in a request
      request[0] = 4 << 3 | CLIENT;
      ByteBuffer answer = exchange(client, server, request);
      equal("the origin timestamp", answer.getLong(ORIGIN), sent(request));
    }
  }

  @Check(
      value = "answers a question that comes twice twice, and each time anew",
      points = 1,
      teaches =
          "A question sent again and one that the network duplicated look the same: a UDP server remembers neither, and answers each with the current time.",
      contract = {"one that comes twice gets two, each with its own times."})
  void askedTwice(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    Datagrams client = lab.datagrams();
    byte[] request = request(lab, 4, CLIENT);
    client.sendTwice(request, server);
    ByteBuffer first = answer(client);
    expectAnswer(first, request, SERVER);
    expectAnswer(answer(client), request, SERVER);
    client.expectSilence(50); // two answers, no more; and any clock has moved on after that
    ByteBuffer later = exchange(client, server, request);
    expectAnswer(later, request, SERVER);
    if (later.equals(first)) {
      throw new CheckFailed("it has sent its first answer once more: those times are over");
    }
  }

  @Check(
      value = "answers versions 1 to 4, each in its own version, with mode 4",
      points = 3,
      teaches = "A server speaks its client's version: an old client does not know the new one.",
      contract = {"requests of mode 3 (mode 1 with mode 2) and versions 1-4, in their version"})
  void versions(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    Datagrams client = lab.datagrams();
    for (int version = 1; version <= 4; version++) {
      ByteBuffer answer = exchange(client, server, request(lab, version, CLIENT));
      equal("the version", answer.get(0) >> 3 & 7, version);
      equal("the mode", answer.get(0) & 7, SERVER);
    }
  }

  @Check(
      value = "tells when the request came and when the answer left, from this machine's clock",
      points = 3,
      teaches =
          "With both times the client can subtract the time that the server took from the delay.",
      contract = {"answers SNTP (RFC 4330, RFC 5905) over UDP from this machine's clock"})
  void times(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    Datagrams client = lab.datagrams();
    Instant before = Instant.now().minusMillis(2);
    ByteBuffer answer = exchange(client, server, request(lab, 4, CLIENT));
    Instant after = Instant.now().plusMillis(2);
    Instant received = NtpAnswer.instant(answer.getLong(RECEIVE));
    Instant sent = NtpAnswer.instant(answer.getLong(TRANSMIT));
    ordered("the receive timestamp", before, received, sent);
    ordered("the transmit timestamp", received, sent, after);
    Instant set = NtpAnswer.instant(answer.getLong(16));
    ordered("the reference timestamp, when the clock was last set,", Instant.MIN, set, sent);
  }

  @Check(
      value = "says that it is synchronised: no leap warning, stratum 1 or what --stratum says",
      points = 2,
      teaches =
          "A client trusts leap indicators 0 to 2 and strata 1 to 15, and takes no other time.",
      contract = {
        "`--host --port 1123 [--stratum 1]`",
        "An answer says that the clock is synchronised, at that stratum."
      })
  void stratum(Lab lab) {
    Datagrams client = lab.datagrams();
    ByteBuffer first =
        exchange(client, lab.start("--port", "0").listening(), request(lab, 4, CLIENT));
    equal("the leap indicator", first.get(0) >> 6 & 3, 0);
    equal("the stratum", first.get(1), 1);
    int stratum = 2 + lab.random().nextInt(14);
    Child other = lab.start("--port", "0", "--stratum", String.valueOf(stratum));
    ByteBuffer second = exchange(client, other.listening(), request(lab, 4, CLIENT));
    equal("the stratum", second.get(1), stratum);
  }

  @Check(
      value = "answers mode 1 with mode 2",
      points = 1,
      teaches = "A peer that offers its time, symmetric active, is answered symmetric passive.",
      contract = {"(mode 1 with mode 2)"})
  void symmetric(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    byte[] request = request(lab, 3, 1);
    expectAnswer(exchange(lab.datagrams(), server, request), request, 2);
  }

  @Check(
      value = "gives no answer to less than 48 bytes, nor to any other mode, and goes on",
      points = 3,
      teaches =
          "Two servers that answered answers would talk for ever; and no datagram of a stranger's may end a server.",
      contract = {"shorter than 48 bytes or any other mode gets no answer"})
  void garbage(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    Datagrams client = lab.datagrams();
    for (int mode : new int[] {0, 2, 4, 5, 6, 7}) {
      client.send(request(lab, 4, mode), server);
    }
    byte[] request = request(lab, 4, CLIENT);
    for (int length : new int[] {0, 1, 47}) {
      client.send(Arrays.copyOf(request, length), server);
    }
    // UDP on one machine keeps the order: the first answer must belong to the last request.
    expectAnswer(exchange(client, server, request), request, SERVER);
    client.expectSilence(100);
  }

  @Check(
      value = "answers a request that is longer than 48 bytes with 48",
      points = 1,
      teaches =
          "What follows the packet is for servers that know it; and an answer that is longer than its request helps attackers.",
      contract = {"a longer one gets 48 bytes, too"})
  void longRequest(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0").listening();
    byte[] extra = lab.randomBytes(20, 900);
    byte[] request = request(lab, 4, CLIENT);
    byte[] more = Arrays.copyOf(request, 48 + extra.length);
    System.arraycopy(extra, 0, more, 48, extra.length);
    expectAnswer(exchange(lab.datagrams(), server, more), request, SERVER);
  }

  @Check(
      value = "says which port is taken and exits 1, also where it has taken it itself",
      points = 1,
      teaches =
          "SO_REUSEADDR is for TCP: two UDP sockets that set it share the port, and one of them hears nothing.",
      contract = {
        "A port in use: exit 1, `NAME: cannot listen on 127.0.0.1:8888: Address already in use`.",
        "set `SO_REUSEADDR` (TCP only: two UDP sockets would share the port)"
      })
  void portTaken(Lab lab) {
    String port = String.valueOf(lab.start("--port", "0").listening().getPort());
    String taken = "cannot listen on 127.0.0.1:" + port + ": Address already in use";
    lab.start("--port", port).expectFailure("ntp-server", 1, taken);
  }

  @Check(
      value =
          "has the options of every program, refuses wrong ones, and ends on SIGTERM and Ctrl-C",
      points = 1,
      teaches =
          "A server is stopped by a signal every day: it ends at once, without a stack trace.",
      contract = {
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "Ports are 0-65535, else exit 2.",
        "On SIGTERM or Ctrl-C it stops accepting",
        "exits with 0 or the signal's status (128 + its number), without a stack trace"
      })
  void optionsAndEnd(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--port", "65536");
    expectStops(lab, Child::terminate);
    expectStops(lab, Child::interrupt);
  }

  private static void expectStops(Lab lab, Consumer<Child> signal) {
    Child server = lab.start("--port", "0");
    server.listening();
    signal.accept(server);
    server.expectStopped();
  }

  /** A request with a transmit timestamp that nobody can guess. */
  private static byte[] request(Lab lab, int version, int mode) {
    return ByteBuffer.allocate(48)
        .put(0, (byte) (version << 3 | mode))
        .putLong(TRANSMIT, lab.random().nextLong())
        .array();
  }

  private static ByteBuffer exchange(Datagrams client, InetSocketAddress server, byte[] request) {
    client.send(request, server);
    return answer(client);
  }

  private static ByteBuffer answer(Datagrams client) {
    byte[] answer = client.receive().bytes();
    equal("the answer's length", answer.length, 48);
    return ByteBuffer.wrap(answer);
  }

  private static void expectAnswer(ByteBuffer answer, byte[] request, int mode) {
    equal("the origin timestamp", answer.getLong(ORIGIN), sent(request));
    equal("the mode", answer.get(0) & 7, mode);
  }

  private static long sent(byte[] request) {
    return ByteBuffer.wrap(request).getLong(TRANSMIT);
  }

  private static void equal(String what, long got, long expected) {
    if (got != expected) {
      throw new CheckFailed(
          "%s is %d and should be %d (%x, %x)".formatted(what, got, expected, got, expected));
    }
  }

  private static void ordered(String what, Instant least, Instant got, Instant most) {
    if (got.isBefore(least) || got.isAfter(most)) {
      throw new CheckFailed("%s %s is not between %s and %s".formatted(what, got, least, most));
    }
  }

  private static void listensOnIpv6(Lab lab) {
    try {
      lab.datagrams("::1", 0);
    } catch (CannotCheck e) {
      lab.story().step("note", "this machine has no IPv6 to listen on");
      return;
    }
    Pattern line = Pattern.compile("Listening on \\[::1]:\\d+");
    lab.start("--host", "::1", "--port", "0").expectLine(line, "Listening on [::1]:PORT");
  }
}
