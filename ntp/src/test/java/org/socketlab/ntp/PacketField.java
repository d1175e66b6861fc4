package org.socketlab.ntp;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A field of the packet as a program shows it: on a line with its offset and its name.
 *
 * @param offset in bytes
 * @param name as RFC 5905 calls it
 * @param ways the ways in which programs write that name
 */
record PacketField(int offset, String name, Pattern ways) {
  static final PacketField MODE = of(0, "mode", "mode");
  static final PacketField STRATUM = of(1, "stratum", "stratum");
  static final PacketField POLL = of(2, "poll", "poll");
  static final PacketField PRECISION = of(3, "precision", "prec");
  static final PacketField TRANSMIT = of(40, "transmit timestamp", "transmi|\\bxmi?t|\\bt3\\b");

  /** All fields, in their order. */
  static final List<PacketField> ALL =
      List.of(
          of(0, "leap indicator", "leap|\\bli\\b"),
          of(0, "version", "version|\\bvn\\b"),
          MODE,
          STRATUM,
          POLL,
          PRECISION,
          of(4, "root delay", "delay"),
          of(8, "root dispersion", "disp"),
          of(12, "reference ID", "ref"),
          of(16, "reference timestamp", "ref"),
          of(24, "origin timestamp", "orig|\\borg\\b|\\bt1\\b"),
          of(32, "receive timestamp", "rec|\\bt2\\b"),
          TRANSMIT);

  private static PacketField of(int offset, String name, String ways) {
    return new PacketField(offset, name, Pattern.compile(ways, Pattern.CASE_INSENSITIVE));
  }

  /** The lines that have the field's name. */
  List<String> in(List<String> lines) {
    return lines.stream().filter(line -> ways.matcher(line).find()).toList();
  }

  /** The lines that have the field's name and its offset. */
  List<String> withOffsetIn(List<String> lines) {
    Pattern number = Pattern.compile("(?<![\\w.:-])0*" + offset + "(?!\\w|\\.\\d)");
    return in(lines).stream().filter(line -> number.matcher(line).find()).toList();
  }
}
