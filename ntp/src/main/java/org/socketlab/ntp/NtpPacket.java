package org.socketlab.ntp;

import java.nio.ByteBuffer;

/**
 * The 48 bytes that an NTP client and a server send each other (RFC 5905 section 7.3, figure 8),
 * high byte first as everywhere on the internet:
 *
 * <pre>
 *     0                   1                   2                   3
 *     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *    +---+-----+-----+---------------+---------------+---------------+
 *  0 |LI | VN  |Mode |    Stratum    |     Poll      |   Precision   |
 *    +---+-----+-----+---------------+---------------+---------------+
 *  4 |                          Root delay                           |
 *    +---------------------------------------------------------------+
 *  8 |                        Root dispersion                        |
 *    +---------------------------------------------------------------+
 * 12 |                         Reference ID                          |
 *    +---------------------------------------------------------------+
 * 16 |            Reference timestamp (64): clock last set           |
 *    +---------------------------------------------------------------+
 * 24 |  Origin timestamp (64): the request's transmit timestamp, T1  |
 *    +---------------------------------------------------------------+
 * 32 |     Receive timestamp (64): when the request arrived, T2      |
 *    +---------------------------------------------------------------+
 * 40 |       Transmit timestamp (64): when this packet left, T3      |
 *    +---------------------------------------------------------------+
 * </pre>
 *
 * @param leap leap indicator: 0 no warning, 1 and 2 a leap second is due, 3 not synchronised
 * @param version the protocol's version: 1 to 4
 * @param mode the sender's role: 3 a client, 4 a server
 * @param stratum steps from a clock that needs no network: 1 to 15; 0 makes the packet a
 *     kiss-o'-death
 * @param poll log2 of the seconds between two requests
 * @param precision log2 of the clock's precision in seconds: -20 is a microsecond
 * @param rootDelay the round trip to that clock, in seconds times 65536
 * @param rootDispersion the largest error of the time, in seconds times 65536
 * @param referenceId four letters at stratum 1 (and 0: why the server refuses), else an address
 * @param reference when the clock was last set
 * @param origin T1, copied from the request
 * @param receive T2, by the server's clock
 * @param transmit T3, by the server's clock; in a request, T1 by the client's clock
 */
record NtpPacket(
    int leap,
    int version,
    int mode,
    int stratum,
    int poll,
    int precision,
    int rootDelay,
    int rootDispersion,
    int referenceId,
    NtpTimestamp reference,
    NtpTimestamp origin,
    NtpTimestamp receive,
    NtpTimestamp transmit) {

  /** The smallest length of a packet, in bytes. */
  static final int BYTES = 48;

  /** The mode of a peer that offers its time and asks for ours: "symmetric active". */
  static final int ACTIVE = 1;

  /** The mode of the answer to a symmetric active peer: "symmetric passive". */
  static final int PASSIVE = 2;

  /** The mode of a request. */
  static final int CLIENT = 3;

  /** The mode of an answer. */
  static final int SERVER = 4;

  /** A client's question, sent at that time. RFC 4330 section 5: all other fields stay zero. */
  static NtpPacket request(NtpTimestamp transmit) {
    NtpTimestamp unknown = NtpTimestamp.ZERO;
    return new NtpPacket(0, 4, CLIENT, 0, 0, 0, 0, 0, 0, unknown, unknown, unknown, transmit);
  }

  /**
   * Reads the fields of a packet.
   *
   * @param bytes at least 48; any bytes after those (extensions, a signature) are ignored
   */
  static NtpPacket of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int first = in.get();
    return new NtpPacket(
        first >> 6 & 0b11,
        first >> 3 & 0b111,
        first & 0b111,
        in.get() & 0xFF,
        in.get(),
        in.get(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        new NtpTimestamp(in.getLong()),
        new NtpTimestamp(in.getLong()),
        new NtpTimestamp(in.getLong()),
        new NtpTimestamp(in.getLong()));
  }

  /** The packet as it goes over the wire: 48 bytes. */
  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .put((byte) (leap << 6 | version << 3 | mode))
        .put((byte) stratum)
        .put((byte) poll)
        .put((byte) precision)
        .putInt(rootDelay)
        .putInt(rootDispersion)
        .putInt(referenceId)
        .putLong(reference.bits())
        .putLong(origin.bits())
        .putLong(receive.bits())
        .putLong(transmit.bits())
        .array();
  }
}
