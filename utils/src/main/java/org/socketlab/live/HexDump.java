package org.socketlab.live;

import java.util.HexFormat;

/** Bytes as hexdump shows them: sixteen a row, after the row's offset and before their ASCII. */
final class HexDump {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final int ROW = 16;

  private HexDump() {}

  static String of(byte[] bytes) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < bytes.length; i += ROW) {
      int end = Math.min(bytes.length, i + ROW);
      rows.append("%04x  %-47s  ".formatted(i, HEX.formatHex(bytes, i, end)));
      for (int j = i; j < end; j++) {
        rows.append(bytes[j] >= ' ' && bytes[j] < 0x7f ? (char) bytes[j] : '.');
      }
      rows.append('\n');
    }
    return rows.toString();
  }
}
