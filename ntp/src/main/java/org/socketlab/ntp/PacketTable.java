package org.socketlab.ntp;

import java.io.PrintStream;
import org.socketlab.ladder.LabelledField;
import org.socketlab.ladder.NtpFields;

/** A packet on a terminal: a line for each field, with its offset, its name and its value. */
final class PacketTable {
  /** Where each field begins, in bytes; the first three share a byte. */
  private static final int[] OFFSETS = {0, 0, 0, 1, 2, 3, 4, 8, 12, 16, 24, 32, 40};

  private PacketTable() {}

  /** Prints a packet under a title. */
  static void print(PrintStream out, String title, NtpPacket packet) {
    out.printf("%s, %d bytes:%n", title, NtpPacket.BYTES);
    int next = 0;
    for (LabelledField field : NtpFields.of(packet.bytes())) {
      out.printf("%4d  %-19s  %s%n", OFFSETS[next++], field.name(), field.value());
    }
  }
}
