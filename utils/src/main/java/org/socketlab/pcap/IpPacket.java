package org.socketlab.pcap;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * A made-up IP packet around real bytes: the header of RFC 791 or RFC 8200, and valid checksums.
 */
final class IpPacket {
  static final int TCP = 6;
  static final int UDP = 17;

  private static final int HOPS = 64;
  private static final int DONT_FRAGMENT = 0x4000;

  private final byte[] from;
  private final byte[] to;

  /** Packets from one address to another; if one is IPv6, both are. */
  IpPacket(InetAddress from, InetAddress to) {
    boolean v6 = from.getAddress().length == 16 || to.getAddress().length == 16;
    this.from = bytes(from, v6);
    this.to = bytes(to, v6);
  }

  boolean isV6() {
    return from.length == 16;
  }

  /**
   * A packet.
   *
   * @param protocol the content's protocol: {@link #TCP} or {@link #UDP}
   * @param content the protocol's header and data, from the buffer's beginning to its position
   * @param checksumAt where the protocol's checksum belongs; still 0
   */
  ByteBuffer around(int protocol, ByteBuffer content, int checksumAt, int identification) {
    int length = content.position();
    int sum = sum(from) + sum(to) + protocol + length + sum(content.array(), 0, length);
    int checksum = complement(sum);
    // RFC 768: a UDP checksum that comes out as 0 is sent as its other form, all ones.
    content.putShort(checksumAt, (short) (checksum == 0 && protocol == UDP ? 0xffff : checksum));
    ByteBuffer packet = ByteBuffer.allocate(40 + length);
    if (isV6()) {
      packet.putInt(0x60000000).putShort((short) length).put((byte) protocol).put((byte) HOPS);
    } else {
      packet.putShort((short) 0x4500).putShort((short) (20 + length));
      packet.putShort((short) identification).putShort((short) DONT_FRAGMENT);
      packet.put((byte) HOPS).put((byte) protocol).putShort((short) 0);
    }
    packet.put(from).put(to);
    if (!isV6()) {
      packet.putShort(10, (short) complement(sum(packet.array(), 0, 20)));
    }
    return packet.put(content.array(), 0, length);
  }

  /** RFC 4291 section 2.5.5.2: an IPv4 address among IPv6 ones is {@code ::ffff:a.b.c.d}. */
  private static byte[] bytes(InetAddress address, boolean v6) {
    byte[] bytes = address.getAddress();
    if (!v6 || bytes.length == 16) {
      return bytes;
    }
    return ByteBuffer.allocate(16).putShort(10, (short) 0xffff).put(12, bytes).array();
  }

  private static int sum(byte[] bytes) {
    return sum(bytes, 0, bytes.length);
  }

  /** RFC 1071: the sum of 16-bit words; an odd byte at the end is the high half of one. */
  private static int sum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += (i - from) % 2 == 0 ? (bytes[i] & 0xff) << 8 : bytes[i] & 0xff;
    }
    return sum;
  }

  /** RFC 1071: carries are added at the low end, and the ones' complement is the checksum. */
  private static int complement(int sum) {
    int folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xffff) + (folded >>> 16);
    }
    return ~folded & 0xffff;
  }
}
