package org.socketlab.ntp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class NtpPacketTest {
  /** Each field has another value, as RFC 5905's figure 8 places them. */
  private static final String BYTES =
      "db 0f 06 ec 00018000 00000a00 7f7f0101"
          + "e000000000000001 e100000000000002 e200000000000003 e300000000000004";

  private static final NtpPacket PACKET =
      new NtpPacket(
          3,
          3,
          3,
          15,
          6,
          -20,
          0x18000,
          0xA00,
          0x7F7F0101,
          new NtpTimestamp(0xE000000000000001L),
          new NtpTimestamp(0xE100000000000002L),
          new NtpTimestamp(0xE200000000000003L),
          new NtpTimestamp(0xE300000000000004L));

  @Test
  void putsEachFieldInItsPlace() {
    assertArrayEquals(bytes(BYTES), PACKET.bytes());
  }

  @Test
  void readsEachFieldFromItsPlace() {
    assertEquals(PACKET, NtpPacket.of(bytes(BYTES)));
  }

  @Test
  void readsNoStratumOrModeAsNegative() {
    NtpPacket packet = NtpPacket.of(bytes("ff".repeat(48)));
    assertEquals(3, packet.leap());
    assertEquals(7, packet.version());
    assertEquals(7, packet.mode());
    assertEquals(255, packet.stratum());
    assertEquals(-1, packet.poll());
  }

  @Test
  void asksWithItsTimeAndNothingElse() {
    NtpTimestamp time = new NtpTimestamp(0x0123456789ABCDEFL);
    byte[] request = NtpPacket.request(time).bytes();
    assertArrayEquals(bytes("23" + "00".repeat(39) + "0123456789abcdef"), request);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
