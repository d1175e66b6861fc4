package org.socketlab.ladder;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The fields of an NTP packet with their values (RFC 5905 section 7.3, figure 8). */
public final class NtpFields {
  /** The length of the header, in bytes. */
  public static final int LENGTH = 48;

  private static final String[] LEAPS = {
    "no warning", "last minute has 61 s", "last minute has 59 s", "not synchronised"
  };
  private static final String[] MODES = {
    "reserved",
    "symmetric active",
    "symmetric passive",
    "client",
    "server",
    "broadcast",
    "control",
    "private"
  };
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** Era 0 begins in 1900, era 1 with the 33rd bit, in 2036: both in seconds from 1970. */
  private static final long ERA_0 = -2_208_988_800L;

  private static final long ERA_1 = ERA_0 + (1L << 32);

  private NtpFields() {}

  /**
   * The fields in the order in which they are sent.
   *
   * @param packet 48 bytes at least; any bytes after them become the last field
   */
  public static List<LabelledField> of(byte[] packet) {
    ByteBuffer in = ByteBuffer.wrap(packet);
    int first = in.get() & 0xff;
    int stratum = in.get() & 0xff;
    int poll = in.get();
    int precision = in.get();
    List<LabelledField> fields = new ArrayList<>();
    add(fields, "leap indicator", "%d, %s", first >> 6, LEAPS[first >> 6]);
    add(fields, "version", "%d", first >> 3 & 7);
    add(fields, "mode", "%d, %s", first & 7, MODES[first & 7]);
    add(fields, "stratum", "%d, %s", stratum, stratumMeans(stratum, first & 7));
    add(fields, "poll", "%d, %s s", poll, plain(Math.pow(2, poll)));
    add(fields, "precision", "%d, %s s", precision, plain(Math.pow(2, precision)));
    add(fields, "root delay", "%.6f s", in.getInt() / 65536.0);
    add(fields, "root dispersion", "%.6f s", (in.getInt() & 0xffffffffL) / 65536.0);
    byte[] id = new byte[4];
    in.get(id);
    add(fields, "reference ID", "%s", referenceId(id, stratum));
    for (String which : List.of("reference", "origin", "receive", "transmit")) {
      add(fields, which + " timestamp", "%s", time(in.getLong()));
    }
    if (in.hasRemaining()) {
      byte[] rest = Arrays.copyOfRange(packet, LENGTH, Math.min(packet.length, LENGTH + 24));
      String more = packet.length > LENGTH + 24 ? " ..." : "";
      add(fields, "more", "%d B  %s%s", packet.length - LENGTH, hex(rest), more);
    }
    return fields;
  }

  /** A timestamp, seconds and their fraction in 32 bits each, as UTC; 0 says "not known". */
  private static String time(long timestamp) {
    if (timestamp == 0) {
      return "0, not set";
    }
    // RFC 4330 section 3: with its first bit set a time lies in 1968-2036, else in 2036-2104.
    long seconds = (timestamp >>> 32) + (timestamp < 0 ? ERA_0 : ERA_1);
    long nanos = (timestamp & 0xffffffffL) * 1_000_000_000L >>> 32;
    return TIME.format(Instant.ofEpochSecond(seconds, nanos));
  }

  private static String stratumMeans(int stratum, int mode) {
    return switch (stratum) {
      case 0 -> mode == 4 ? "kiss-o'-death" : "unspecified";
      case 1 -> "primary server";
      case 16 -> "not synchronised";
      default -> stratum < 16 ? "secondary server" : "reserved";
    };
  }

  /**
   * Below stratum 2, four letters: a kiss code or the kind of clock; otherwise, the server's
   * source.
   */
  private static String referenceId(byte[] id, int stratum) {
    if (Arrays.equals(id, new byte[4])) {
      return "0, not set";
    }
    if (stratum <= 1) {
      int end = 4;
      while (id[end - 1] == 0) {
        end--;
      }
      return Printable.of(Arrays.copyOf(id, end));
    }
    try {
      return "%s, %s".formatted(hex(id), InetAddress.getByAddress(id).getHostAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("four bytes are an IPv4 address", e);
    }
  }

  private static String plain(double seconds) {
    return seconds >= 1
        ? String.valueOf((long) seconds)
        : String.format(Locale.ROOT, "%.3g", seconds);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  private static void add(
      List<LabelledField> fields, String name, String format, Object... values) {
    fields.add(new LabelledField(name, String.format(Locale.ROOT, format, values)));
  }
}
