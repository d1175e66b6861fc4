package org.socketlab.ntp;

import java.net.DatagramPacket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.socketlab.cli.Failure;
import org.socketlab.ladder.Printable;
import org.socketlab.net.Addresses;

/**
 * Which datagram is an answer to our request, and which answer tells a time.
 *
 * <p>UDP has no connection: anybody can send to our port, and write any sender's address on it. So
 * the client drops a datagram that does not match the request, and keeps listening. A host that
 * cannot see the request cannot guess its timestamp (RFC 4330 section 5, RFC 5905 section 8).
 */
final class AnswerRules {
  private static final int NOT_SYNCHRONISED = 3;
  private static final int LAST_STRATUM = 15;
  private static final int LAST_VERSION = 4;

  /** RFC 5905 section 7.2, MAXDISP: 16 s, in the packet's unit of 1/65536 s. */
  private static final long TOO_FAR = 16L << 16;

  private AnswerRules() {}

  /**
   * Why a datagram is not an answer, in words; empty if the datagram is an answer.
   *
   * @param datagram as received, in a buffer of at least 48 bytes
   * @param server the server that we asked
   * @param transmit the transmit timestamp of our request
   */
  static Optional<String> stray(
      DatagramPacket datagram, SocketAddress server, NtpTimestamp transmit) {
    if (!datagram.getSocketAddress().equals(server)) {
      return Optional.of(
          "from %s, which we did not ask".formatted(Addresses.text(datagram.getSocketAddress())));
    }
    if (datagram.getLength() < NtpPacket.BYTES) {
      return Optional.of(
          "%d bytes, shorter than the 48 of an NTP packet".formatted(datagram.getLength()));
    }
    NtpPacket packet = NtpPacket.of(datagram.getData());
    if (packet.mode() != NtpPacket.SERVER) {
      return Optional.of("mode %d, not 4 (server)".formatted(packet.mode()));
    }
    if (!packet.origin().equals(transmit)) {
      return Optional.of("an origin timestamp that is not our request's transmit timestamp");
    }
    return Optional.empty();
  }

  /**
   * Refuses an answer that tells no time.
   *
   * @param answer the packet that came
   * @param server the server that sent the answer, as a user reads its address
   * @throws Failure that names the rule that the answer broke
   */
  static void refuse(NtpPacket answer, String server) throws Failure {
    String refused = "cannot take the time of " + server + ": ";
    if (answer.stratum() == 0) {
      // RFC 5905 section 7.4: checked first, since the other fields of a kiss-o'-death mean
      // nothing.
      throw Failure.of(refused + "kiss-o'-death, code " + kissCode(answer))
          .hint("the server refuses requests: ask another server, or ask later and less often");
    }
    if (answer.version() < 1 || answer.version() > LAST_VERSION) {
      throw Failure.of(refused + "version " + answer.version() + ", which is none of 1 to 4");
    }
    if (answer.leap() == NOT_SYNCHRONISED) {
      throw Failure.of(refused + "leap indicator 3, its clock is not synchronised")
          .hint("a server that has just started needs a few minutes");
    }
    if (answer.stratum() > LAST_STRATUM) {
      throw Failure.of(refused + "stratum " + answer.stratum() + ", above 15: not synchronised");
    }
    if (rootDistance(answer) >= TOO_FAR) {
      // RFC 5905 appendix A.5.1.1: its root distance is too large for a usable time.
      throw Failure.of(
          refused
              + String.format(
                  Locale.ROOT,
                  "root delay / 2 + root dispersion is %.3f s, and 16 s is too much",
                  rootDistance(answer) / 65536.0));
    }
    if (answer.transmit().isZero()) {
      throw Failure.of(refused + "its transmit timestamp is zero");
    }
    if (answer.receive().isZero()) {
      throw Failure.of(refused + "its receive timestamp is zero");
    }
    if (answer.transmit().nanosSince(answer.receive()) < 0) {
      throw Failure.of(refused + "its transmit timestamp is before its receive timestamp");
    }
  }

  /** The largest error that its time may have, in 1/65536 s: both fields are unsigned. */
  private static long rootDistance(NtpPacket answer) {
    return Integer.toUnsignedLong(answer.rootDelay()) / 2
        + Integer.toUnsignedLong(answer.rootDispersion());
  }

  /**
   * Usually four letters, such as RATE; but these bytes come from the network and may be anything.
   */
  private static String kissCode(NtpPacket answer) {
    byte[] code = ByteBuffer.allocate(4).putInt(answer.referenceId()).array();
    int length = code.length;
    while (length > 1 && code[length - 1] == 0) {
      length--;
    }
    return Printable.of(Arrays.copyOf(code, length));
  }
}
