package org.socketlab.ntp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.socketlab.testing.calibration.WrongEnd;

/**
 * basics-04 and basics-05 with one bug, which the first argument names, and the second the program;
 * the checks must catch it.
 */
final class WrongBasics {
  private enum Bug {
    NONE,
    REFUSES_BAD_DATAGRAMS_AT_ONCE,
    CALLS_THE_REFERENCE_TIMESTAMP_REFERENCE,
    PRINTS_LOCAL_TIME,
    IS_INTERRUPTED_WITH_A_STACK_TRACE,
    TAKES_THE_RESOLVERS_ORDER,
    WAITS_ONCE_FOR_ALL_ANSWERS,
    TRUSTS_ANY_VERSION,
    INSISTS_ON_ITS_OWN_VERSION,
    TRUSTS_A_DISTANT_CLOCK,
    ADDS_ALL_OF_THE_ROOT_DELAY,
    READS_A_SIGN_IN_THE_DISPERSION,
    TRUSTS_A_ZERO_RECEIVE_TIME,
    TRUSTS_TIME_THAT_RUNS_BACKWARDS,
    COMPARES_TIMES_AS_NUMBERS,
    ROUNDS_THE_TIME,
    SENDS_MODE_4,
    ASKS_ONCE_MORE,
    TAKES_THE_SERVERS_THINKING_FOR_DELAY,
    KNOWS_ONE_ERA,
    KEEPS_THE_LAST_SAMPLE,
    TAKES_ANY_NUMBER_OF_SAMPLES,
    TAKES_A_KISS_FOR_AN_UNSYNCHRONISED_CLOCK,
    TRUSTS_LEAP_3,
    TRUSTS_STRATUM_16,
    TRUSTS_A_ZERO_TIME,
    TAKES_SHORT_DATAGRAMS,
    IGNORES_THE_MODE,
    IGNORES_THE_ORIGIN,
    TAKES_ANSWERS_TO_EARLIER_QUESTIONS,
    IGNORES_THE_SENDER,
    NAMES_NO_TIME,
    WAITS_ANEW_FOR_EACH_DATAGRAM,
    REFUSES_LONG_DATAGRAMS,
    FORGETS_THE_OFFSETS,
    PRINTS_THE_ANSWER_TWICE
  }

  /** A question and its answer: T1, a packet with T2 and T3, and T4. */
  private record Taken(NtpTimestamp sent, NtpPacket answer, NtpTimestamp arrived) {
    long delayNanos() {
      return arrived.nanosSince(sent) - answer.transmit().nanosSince(answer.receive());
    }
  }

  private final Bug bug;
  private final WrongOptions usage;
  private final DatagramSocket socket;
  private final InetSocketAddress server;
  private final Set<NtpTimestamp> asked = new HashSet<>();

  private WrongBasics(Bug bug, WrongOptions usage) throws IOException {
    this.bug = bug;
    this.usage = usage;
    this.socket = new DatagramSocket();
    int port = usage.number("--port", 0, 65535);
    List<InetAddress> all =
        new ArrayList<>(List.of(InetAddress.getAllByName(usage.text("--server"))));
    if (bug != Bug.TAKES_THE_RESOLVERS_ORDER) {
      all.sort(Comparator.comparing(Inet6Address.class::isInstance));
    }
    this.server = new InetSocketAddress(all.get(0), port);
  }

  public static void main(String[] args) throws IOException {
    Bug bug = Bug.valueOf(args[0]);
    if (bug == Bug.IS_INTERRUPTED_WITH_A_STACK_TRACE) {
      WrongEnd.withStackTraceOnInterrupt();
    }
    new WrongBasics(bug, WrongOptions.of(args)).run();
  }

  private void run() throws IOException {
    int most = bug == Bug.TAKES_ANY_NUMBER_OF_SAMPLES ? 99 : 16;
    int count = usage.number("--samples", 1, most);
    int millis = (int) (usage.seconds("--timeout") * 1000);
    List<Taken> samples = new ArrayList<>();
    long deadline = deadline(millis);
    for (int i = 0; i < count; i++) {
      deadline = bug == Bug.WAITS_ONCE_FOR_ALL_ANSWERS ? deadline : deadline(millis);
      samples.add(ask(millis, deadline));
    }
    if (bug == Bug.KEEPS_THE_LAST_SAMPLE) {
      Collections.reverse(samples);
    } else {
      samples.sort(Comparator.comparingLong(Taken::delayNanos));
    }
    print(samples.get(0));
    if (bug == Bug.ASKS_ONCE_MORE) {
      send(NtpTimestamp.now());
    }
  }

  private void send(NtpTimestamp time) throws IOException {
    byte[] request = NtpPacket.request(time).bytes();
    request[0] = (byte) (request[0] + (bug == Bug.SENDS_MODE_4 ? 1 : 0));
    socket.send(new DatagramPacket(request, request.length, server));
  }

  private static long deadline(int millis) {
    return System.nanoTime() + millis * 1_000_000L;
  }

  private Taken ask(int millis, long deadline) throws IOException {
    NtpTimestamp sent = NtpTimestamp.now();
    send(sent);
    asked.add(sent);
    String dropped = "";
    try {
      while (true) {
        byte[] buffer = new byte[1024];
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        int left = (int) ((deadline - System.nanoTime()) / 1_000_000);
        if (left <= 0) {
          throw new SocketTimeoutException();
        }
        boolean anew = bug == Bug.WAITS_ANEW_FOR_EACH_DATAGRAM;
        socket.setSoTimeout(anew ? millis : left);
        deadline += anew ? millis * 1_000_000L : 0;
        socket.receive(datagram);
        NtpTimestamp arrived = NtpTimestamp.now();
        String stray = stray(datagram, sent);
        if (stray == null) {
          NtpPacket answer = NtpPacket.of(buffer);
          refuse(answer);
          return new Taken(sent, answer, arrived);
        }
        dropped = ", dropped one with " + stray;
        if (bug == Bug.REFUSES_BAD_DATAGRAMS_AT_ONCE && !stray.startsWith("sender")) {
          usage.fail(1, "refused: " + stray);
        }
      }
    } catch (SocketTimeoutException e) {
      String time = bug == Bug.NAMES_NO_TIME ? "its time" : usage.text("--timeout") + " s";
      usage.fail(1, "no answer within " + time + dropped);
      throw e;
    }
  }

  private String stray(DatagramPacket datagram, NtpTimestamp sent) {
    NtpPacket packet = NtpPacket.of(datagram.getData());
    int length = datagram.getLength();
    if (bug != Bug.IGNORES_THE_SENDER && !datagram.getSocketAddress().equals(server)) {
      return "sender " + datagram.getSocketAddress();
    }
    if (bug != Bug.TAKES_SHORT_DATAGRAMS && length < 48
        || bug == Bug.REFUSES_LONG_DATAGRAMS && length > 48) {
      return "length " + length;
    }
    if (bug != Bug.IGNORES_THE_MODE && packet.mode() != 4) {
      return "mode " + packet.mode();
    }
    boolean ours =
        bug == Bug.TAKES_ANSWERS_TO_EARLIER_QUESTIONS
            ? asked.contains(packet.origin())
            : packet.origin().equals(sent);
    return bug == Bug.IGNORES_THE_ORIGIN || ours ? null : "origin";
  }

  private void refuse(NtpPacket answer) {
    String kiss = new String(ByteBuffer.allocate(4).putInt(answer.referenceId()).array());
    boolean mute = bug == Bug.TAKES_A_KISS_FOR_AN_UNSYNCHRONISED_CLOCK;
    if (answer.stratum() == 0 && !mute) {
      refuse("kiss-o'-death " + kiss);
    }
    refuse(answer.leap() == 3, Bug.TRUSTS_LEAP_3, "leap 3");
    refuse(answer.stratum() > 15, Bug.TRUSTS_STRATUM_16, "stratum " + answer.stratum());
    boolean known = answer.version() >= 1 && answer.version() <= 4;
    refuse(!known, Bug.TRUSTS_ANY_VERSION, "version " + answer.version());
    if (bug == Bug.INSISTS_ON_ITS_OWN_VERSION && answer.version() != 4) {
      refuse("version " + answer.version());
    }
    refuse(rootDistance(answer) >= 16, Bug.TRUSTS_A_DISTANT_CLOCK, "root distance");
    refuse(answer.transmit().isZero(), Bug.TRUSTS_A_ZERO_TIME, "zero transmit time");
    refuse(answer.receive().isZero(), Bug.TRUSTS_A_ZERO_RECEIVE_TIME, "zero receive time");
    boolean backwards =
        bug == Bug.COMPARES_TIMES_AS_NUMBERS
            ? Long.compareUnsigned(answer.transmit().bits(), answer.receive().bits()) < 0
            : answer.transmit().nanosSince(answer.receive()) < 0;
    refuse(backwards, Bug.TRUSTS_TIME_THAT_RUNS_BACKWARDS, "sent before its receive time");
  }

  private double rootDistance(NtpPacket answer) {
    double delay = Integer.toUnsignedLong(answer.rootDelay()) / 65536.0;
    double dispersion = Integer.toUnsignedLong(answer.rootDispersion()) / 65536.0;
    if (bug == Bug.READS_A_SIGN_IN_THE_DISPERSION) {
      dispersion = answer.rootDispersion() / 65536.0;
    }
    return (bug == Bug.ADDS_ALL_OF_THE_ROOT_DELAY ? delay : delay / 2) + dispersion;
  }

  private void refuse(boolean wrong, Bug trusting, String why) {
    if (wrong && bug != trusting) {
      refuse(why);
    }
  }

  private void refuse(String why) {
    usage.fail(1, "refused: " + why);
  }

  private void print(Taken sample) {
    NtpPacket answer = sample.answer();
    boolean oneEra = bug == Bug.KNOWS_ONE_ERA && answer.transmit().bits() > 0;
    long era = oneEra ? 1L << 32 : 0;
    Instant time = answer.transmit().instant().minusSeconds(era);
    if (bug == Bug.PRINTS_LOCAL_TIME) {
      time = time.atZone(ZoneId.systemDefault()).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }
    long offset = answer.receive().nanosSince(sample.sent()) - sample.delayNanos() / 2;
    System.out.printf("Response received from [127.0.0.1:%d]%n", server.getPort());
    System.out.printf(
        "Time [%s]%n", Report.time(bug == Bug.ROUNDS_THE_TIME ? time.plusNanos(500) : time));
    System.out.printf("Offset [%s s]%n", Report.signed(offset - era * 1_000_000_000L));
    boolean thinking = bug == Bug.TAKES_THE_SERVERS_THINKING_FOR_DELAY;
    long delay = thinking ? sample.arrived().nanosSince(sample.sent()) : sample.delayNanos();
    System.out.printf("Delay [%s s]%n", Report.seconds(delay).toPlainString());
    System.out.printf("Stratum [%d]%n", answer.stratum());
    if (usage.has("--packet")) {
      NtpPacket first =
          bug == Bug.PRINTS_THE_ANSWER_TWICE ? answer : NtpPacket.request(sample.sent());
      print(first);
      print(answer);
    }
  }

  private void print(NtpPacket packet) {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    PacketTable.print(new PrintStream(table), "A packet", packet);
    int from = bug == Bug.FORGETS_THE_OFFSETS ? 4 : 0;
    boolean brief = bug == Bug.CALLS_THE_REFERENCE_TIMESTAMP_REFERENCE;
    String text =
        brief ? table.toString().replace("reference timestamp", "reference") : table.toString();
    text.lines().forEach(line -> System.out.println(line.substring(from)));
  }
}
