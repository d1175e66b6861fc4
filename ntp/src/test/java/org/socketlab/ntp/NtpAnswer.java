package org.socketlab.ntp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.socketlab.testing.Datagrams.Received;

/**
 * The answer of a check's time server: a good answer, which a check can spoil. It does not use the
 * programs' own packet class, so that a bug in that class shows.
 */
final class NtpAnswer {
  private static final Instant ERA_0 = Instant.parse("1900-01-01T00:00:00Z");
  private static final long BILLION = 1_000_000_000L;

  private final ByteBuffer bytes = ByteBuffer.allocate(48);

  /** A good answer to that request, from stratum 1, received and sent at that time. */
  static NtpAnswer to(Received request, Instant time) {
    NtpAnswer answer = new NtpAnswer();
    answer.bytes.put(0, (byte) 0x24); // no warning, version 4, mode 4
    return answer.stratum(1).name("LOCL").origin(sent(request)).at(time, time);
  }

  /** The transmit timestamp of a request. */
  static long sent(Received request) {
    return ByteBuffer.wrap(request.bytes()).getLong(40);
  }

  NtpAnswer leap(int leap) {
    bytes.put(0, (byte) (bytes.get(0) & 0x3F | leap << 6));
    return this;
  }

  NtpAnswer version(int version) {
    bytes.put(0, (byte) (bytes.get(0) & 0xC7 | version << 3));
    return this;
  }

  /** Root delay and root dispersion, both in the packet's unit, 1/65536 s. */
  NtpAnswer root(long delay, long dispersion) {
    bytes.putInt(4, (int) delay);
    bytes.putInt(8, (int) dispersion);
    return this;
  }

  NtpAnswer mode(int mode) {
    bytes.put(0, (byte) (bytes.get(0) & 0xF8 | mode));
    return this;
  }

  NtpAnswer stratum(int stratum) {
    bytes.put(1, (byte) stratum);
    return this;
  }

  NtpAnswer poll(int poll) {
    bytes.put(2, (byte) poll);
    return this;
  }

  NtpAnswer precision(int precision) {
    bytes.put(3, (byte) precision);
    return this;
  }

  /** The reference ID: four letters. */
  NtpAnswer name(String letters) {
    for (int i = 0; i < 4; i++) {
      bytes.put(12 + i, (byte) letters.charAt(i));
    }
    return this;
  }

  NtpAnswer origin(long timestamp) {
    bytes.putLong(24, timestamp);
    return this;
  }

  /** Receive and transmit timestamp; the clock was last set then, too. */
  NtpAnswer at(Instant received, Instant sent) {
    bytes.putLong(16, timestamp(received));
    bytes.putLong(32, timestamp(received));
    return transmit(timestamp(sent));
  }

  NtpAnswer receive(long timestamp) {
    bytes.putLong(32, timestamp);
    return this;
  }

  NtpAnswer transmit(long timestamp) {
    bytes.putLong(40, timestamp);
    return this;
  }

  /** The first {@code length} bytes of the answer; beyond 48, zeros. */
  byte[] bytes(int length) {
    return Arrays.copyOf(bytes.array(), length);
  }

  byte[] bytes() {
    return bytes(48);
  }

  /** A moment as an NTP timestamp, without its era. */
  static long timestamp(Instant time) {
    Duration since1900 = Duration.between(ERA_0, time);
    // Rounded up, so that rounding down to nanoseconds gives the same moment.
    long fraction = ((long) since1900.getNano() << 32) / BILLION + 1;
    return since1900.getSeconds() << 32 | fraction;
  }

  /** A timestamp of about now, as a moment. */
  static Instant instant(long timestamp) {
    return ERA_0
        .plusSeconds(timestamp >>> 32)
        .plusNanos((timestamp & 0xFFFF_FFFFL) * BILLION >> 32);
  }
}
