package org.socketlab.ntp;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.socketlab.net.Addresses;
import org.socketlab.testing.calibration.WrongEnd;

/** ntp-server with one bug, which the first argument names; the checks must catch it. */
final class WrongNtpServer {
  private enum Bug {
    NONE,
    FORGETS_THE_ORIGIN,
    ANSWERS_IN_VERSION_4,
    COUNTS_FROM_1970,
    TELLS_LOCAL_TIME,
    TELLS_NO_RECEIVE_TIME,
    CLAIMS_STRATUM_1,
    ANSWERS_A_PEER_AS_A_CLIENT,
    ANSWERS_ANSWERS,
    DIES_OF_A_SHORT_DATAGRAM,
    SENDS_BACK_WHAT_FOLLOWS,
    SHARES_THE_PORT,
    ANSWERS_A_QUESTION_ONCE,
    SENDS_ITS_OLD_ANSWER_AGAIN,
    KNOWS_ITS_FIRST_CLIENT_ONLY,
    FORGETS_THE_BRACKETS,
    TAKES_ANY_PORT,
    IS_INTERRUPTED_WITH_A_STACK_TRACE
  }

  private WrongNtpServer() {}

  public static void main(String[] args) throws IOException {
    Bug bug = Bug.valueOf(args[0]);
    if (bug == Bug.IS_INTERRUPTED_WITH_A_STACK_TRACE) {
      WrongEnd.withStackTraceOnInterrupt();
    }
    WrongOptions usage = WrongOptions.of(args);
    int most = bug == Bug.TAKES_ANY_PORT ? 99_999 : 65_535;
    int port = usage.number("--port", 0, most) % 65_536;
    InetSocketAddress address = new InetSocketAddress(usage.text("--host"), port);
    Set<SocketAddress> clients = new HashSet<>();
    Map<NtpTimestamp, byte[]> answers = new HashMap<>();
    try (DatagramSocket socket = new DatagramSocket((SocketAddress) null)) {
      socket.setReuseAddress(bug == Bug.SHARES_THE_PORT);
      socket.bind(address);
      String text = Addresses.text(socket.getLocalSocketAddress());
      boolean bare = bug == Bug.FORGETS_THE_BRACKETS;
      System.out.println("Listening on " + (bare ? text.replaceAll("[\\[\\]]", "") : text));
      while (true) {
        serve(socket, bug, clients, answers, usage.number("--stratum", 1, 15));
      }
    } catch (BindException e) {
      usage.fail(1, "cannot listen on " + Addresses.text(address) + ": Address already in use");
    }
  }

  private static void serve(
      DatagramSocket socket,
      Bug bug,
      Set<SocketAddress> clients,
      Map<NtpTimestamp, byte[]> answers,
      int stratum)
      throws IOException {
    byte[] buffer = new byte[2048];
    DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
    socket.receive(datagram);
    NtpTimestamp received = NtpTimestamp.now();
    clients.add(datagram.getSocketAddress());
    if (bug == Bug.KNOWS_ITS_FIRST_CLIENT_ONLY && clients.size() > 1) {
      return;
    }
    if (datagram.getLength() < NtpPacket.BYTES) {
      if (bug == Bug.DIES_OF_A_SHORT_DATAGRAM) {
        throw new IOException("too short");
      }
      return;
    }
    NtpPacket request = NtpPacket.of(buffer);
    boolean answer = bug == Bug.ANSWERS_ANSWERS && request.mode() == NtpPacket.SERVER;
    if (answer || request.mode() == NtpPacket.CLIENT || request.mode() == NtpPacket.ACTIVE) {
      byte[] bytes = spoiled(bug, NtpServer.answer(request, received, stratum));
      byte[] old = answers.putIfAbsent(request.transmit(), bytes);
      if (bug == Bug.ANSWERS_A_QUESTION_ONCE && old != null) {
        return;
      }
      bytes = bug == Bug.SENDS_ITS_OLD_ANSWER_AGAIN && old != null ? old : bytes;
      boolean echo = bug == Bug.SENDS_BACK_WHAT_FOLLOWS;
      datagram.setData(Arrays.copyOf(bytes, echo ? datagram.getLength() : bytes.length));
      socket.send(datagram);
    }
  }

  private static byte[] spoiled(Bug bug, NtpPacket right) {
    long from1970 = 2_208_988_800L << 32;
    Instant local = LocalDateTime.now().toInstant(ZoneOffset.UTC);
    boolean zoned = bug == Bug.TELLS_LOCAL_TIME;
    boolean young = bug == Bug.COUNTS_FROM_1970;
    boolean mute = bug == Bug.TELLS_NO_RECEIVE_TIME;
    boolean client = bug == Bug.ANSWERS_A_PEER_AS_A_CLIENT;
    return new NtpPacket(
            right.leap(),
            bug == Bug.ANSWERS_IN_VERSION_4 ? 4 : right.version(),
            client ? NtpPacket.SERVER : right.mode(),
            bug == Bug.CLAIMS_STRATUM_1 ? 1 : right.stratum(),
            right.poll(),
            right.precision(),
            right.rootDelay(),
            right.rootDispersion(),
            right.referenceId(),
            right.reference(),
            bug == Bug.FORGETS_THE_ORIGIN ? NtpTimestamp.ZERO : right.origin(),
            mute ? NtpTimestamp.ZERO : zoned ? NtpTimestamp.of(local) : right.receive(),
            zoned
                ? NtpTimestamp.of(local)
                : young ? new NtpTimestamp(right.transmit().bits() - from1970) : right.transmit())
        .bytes();
  }
}
