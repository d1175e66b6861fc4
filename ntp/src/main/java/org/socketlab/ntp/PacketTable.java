package org.socketlab.ntp;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.socketlab.ladder.Printable;

/** A packet on a terminal: a line for each field, with its offset, name, bits and meaning. */
final class PacketTable {
  private static final String[] LEAPS = {
    "no warning", "a second will be inserted", "a second will be left out", "not synchronised"
  };
  private static final String[] MODES = {
    "reserved", "symmetric active", "symmetric passive", "client",
    "server", "broadcast", "control message", "private"
  };

  private final PrintStream out;

  private PacketTable(PrintStream out) {
    this.out = out;
  }

  /** Prints a packet under a title. */
  static void print(PrintStream out, String title, NtpPacket packet) {
    out.printf("%s, %d bytes:%n", title, NtpPacket.BYTES);
    new PacketTable(out).fields(packet);
  }

  private void fields(NtpPacket packet) {
    line(0, "leap indicator", packet.leap(), LEAPS[packet.leap()]);
    line(0, "version", packet.version(), "");
    line(0, "mode", packet.mode(), MODES[packet.mode()]);
    line(1, "stratum", packet.stratum(), "");
    line(2, "poll", packet.poll(), power(packet.poll()));
    line(3, "precision", packet.precision(), power(packet.precision()));
    line(4, "root delay", hex(packet.rootDelay()), seconds(packet.rootDelay()));
    line(8, "root dispersion", hex(packet.rootDispersion()), seconds(packet.rootDispersion()));
    line(12, "reference ID", hex(packet.referenceId()), name(packet));
    line(16, "reference timestamp", packet.reference());
    line(24, "origin timestamp", packet.origin());
    line(32, "receive timestamp", packet.receive());
    line(40, "transmit timestamp", packet.transmit());
  }

  private void line(int offset, String field, int number, String meaning) {
    line(offset, field, String.valueOf(number), meaning);
  }

  private void line(int offset, String field, NtpTimestamp time) {
    line(offset, field, time.toString(), time.isZero() ? "" : time.instant().toString());
  }

  private void line(int offset, String field, String bits, String meaning) {
    out.println("%4d  %-19s  %-17s  %s".formatted(offset, field, bits, meaning).stripTrailing());
  }

  private static String hex(int bits) {
    return "%08x".formatted(bits);
  }

  /** Exponents are signed, and zero stands for "not said". */
  private static String power(int exponent) {
    return exponent == 0 ? "" : "2^" + exponent + " s";
  }

  /** RFC 5905 section 6, the short format: 16 bits of seconds, 16 bits of their fraction. */
  private static String seconds(int bits) {
    return bits == 0 ? "" : String.format(Locale.ROOT, "%.6f s", (bits & 0xFFFF_FFFFL) / 65536.0);
  }

  /** Letters at stratum 0 and 1, above that the address of the server's own server. */
  private static String name(NtpPacket packet) {
    byte[] id = ByteBuffer.allocate(4).putInt(packet.referenceId()).array();
    if (packet.referenceId() == 0) {
      return "";
    }
    return packet.stratum() <= 1
        ? Printable.of(id)
        : "%d.%d.%d.%d".formatted(id[0] & 0xFF, id[1] & 0xFF, id[2] & 0xFF, id[3] & 0xFF);
  }
}
