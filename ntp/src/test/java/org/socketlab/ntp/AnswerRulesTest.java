package org.socketlab.ntp;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socketlab.cli.Failure;

/** The wording of the failures; the checks test that they appear. */
final class AnswerRulesTest {
  private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 1123);
  private static final NtpTimestamp SENT = new NtpTimestamp(0xEEAAC4B468F6A56CL);

  @Test
  void anAnswerIsNoStray() {
    assertEquals(Optional.empty(), stray(answer(0, 1, 1), 48, SERVER));
    assertEquals(Optional.empty(), stray(answer(0, 1, 1), 60, SERVER));
  }

  @Test
  void aStrayHasAReason() {
    assertEquals(
        Optional.of("from 127.0.0.1:9, which we did not ask"),
        stray(answer(0, 1, 1), 48, new InetSocketAddress("127.0.0.1", 9)));
    assertEquals(
        Optional.of("from 127.0.0.2:1123, which we did not ask"),
        stray(answer(0, 1, 1), 48, new InetSocketAddress("127.0.0.2", 1123)));
    assertEquals(
        Optional.of("0 bytes, shorter than the 48 of an NTP packet"),
        stray(answer(0, 1, 1), 0, SERVER));
    assertEquals(Optional.of("mode 3, not 4 (server)"), stray(NtpPacket.request(SENT), 48, SERVER));
    assertEquals(
        Optional.of("an origin timestamp that is not our request's transmit timestamp"),
        stray(NtpServer.answer(NtpPacket.request(NtpTimestamp.ZERO), SENT, 1), 48, SERVER));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 52415445, 'kiss-o''-death, code RATE'",
    "3, 0, 0, 44454e59, 'kiss-o''-death, code DENY'",
    "0, 0, 1, 1b5b324a, 'kiss-o''-death, code 1b 5b 32 4a'", // would clear the screen
    "0, 0, 1, ff00ff01, 'kiss-o''-death, code ff 00 ff 01'",
    "0, 0, 1, 58000000, 'kiss-o''-death, code X'",
    "3, 1, 1, 0, 'leap indicator 3, its clock is not synchronised'",
    "3, 16, 0, 0, 'leap indicator 3, its clock is not synchronised'",
    "0, 16, 1, 0, 'stratum 16, above 15: not synchronised'",
    "0, 255, 0, 0, 'stratum 255, above 15: not synchronised'",
    "1, 15, 0, 0, 'its transmit timestamp is zero'"
  })
  void aRefusalNamesItsRule(int leap, int stratum, long transmit, String name, String why) {
    NtpPacket answer = answer(leap, stratum, transmit, Integer.parseUnsignedInt(name, 16));
    Failure failure = assertThrows(Failure.class, () -> AnswerRules.refuse(answer, "ntp:1123"));
    assertEquals("cannot take the time of ntp:1123: " + why, failure.getMessage());
    assertEquals(1, failure.exitStatus());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2, 15"})
  void aSynchronisedServerIsTrusted(int leap, int stratum) {
    assertDoesNotThrow(() -> AnswerRules.refuse(answer(leap, stratum, 1), "ntp:1123"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1, 1, 'version 0, which is none of 1 to 4'",
    "5, 0, 0, 1, 1, 'version 5, which is none of 1 to 4'",
    "7, 0, 0, 1, 1, 'version 7, which is none of 1 to 4'",
    "4, 0, 00100000, 1, 1, 'root delay / 2 + root dispersion is 16.000 s, and 16 s is too much'",
    "4, 00200000, 0, 1, 1, 'root delay / 2 + root dispersion is 16.000 s, and 16 s is too much'",
    "4, 00100000, 00080001, 1, 1, 'root delay / 2 + root dispersion is 16.000 s, and 16 s is too much'",
    "4, ffffffff, ffffffff, 1, 1, 'root delay / 2 + root dispersion is 98304.000 s, and 16 s is too much'",
    "4, 0, 0, 0, 1, 'its receive timestamp is zero'",
    "4, 0, 0, 400000000, 1, 'its transmit timestamp is before its receive timestamp'"
  })
  void anAnswerWithoutSenseIsRefused(
      int version, String delay, String dispersion, long received, long sent, String why) {
    NtpPacket answer = answer(version, delay, dispersion, received, sent);
    Failure failure = assertThrows(Failure.class, () -> AnswerRules.refuse(answer, "ntp:1123"));
    assertEquals("cannot take the time of ntp:1123: " + why, failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 1",
    "3, 001fffff, 0, 1, 1",
    "4, 0, 000fffff, 1, 2",
    "2, 00100000, 0007ffff, -1, 1" // the first of the two is the last moment of era 0
  })
  void anAnswerInAnyVersionAndOfAnyEraIsTaken(
      int version, String delay, String dispersion, long received, long sent) {
    NtpPacket answer = answer(version, delay, dispersion, received, sent);
    assertDoesNotThrow(() -> AnswerRules.refuse(answer, "ntp:1123"));
  }

  private static NtpPacket answer(
      int version, String delay, String dispersion, long received, long sent) {
    NtpTimestamp none = NtpTimestamp.ZERO;
    return new NtpPacket(
        0,
        version,
        4,
        1,
        0,
        0,
        Integer.parseUnsignedInt(delay, 16),
        Integer.parseUnsignedInt(dispersion, 16),
        0,
        none,
        SENT,
        new NtpTimestamp(received),
        new NtpTimestamp(sent));
  }

  private static Optional<String> stray(NtpPacket packet, int length, InetSocketAddress from) {
    byte[] buffer = ByteBuffer.allocate(100).put(packet.bytes()).array();
    return AnswerRules.stray(new DatagramPacket(buffer, length, from), SERVER, SENT);
  }

  private static NtpPacket answer(int leap, int stratum, long transmit) {
    return answer(leap, stratum, transmit, 0);
  }

  private static NtpPacket answer(int leap, int stratum, long transmit, int name) {
    NtpTimestamp none = NtpTimestamp.ZERO;
    NtpTimestamp time = new NtpTimestamp(transmit);
    return new NtpPacket(leap, 4, 4, stratum, 0, 0, 0, 0, name, none, SENT, time, time);
  }
}
