package org.socketlab.ntp;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment as NTP writes it (RFC 5905 section 6): 32 bits of seconds since 1900, then 32 bits of
 * fraction: one step is 2^-32 s, a quarter of a nanosecond.
 *
 * <p>The seconds overflow on 2036-02-07 at 06:28:16 UTC: era 1 begins, and the same 64 bits stand
 * for another moment. A packet does not carry the era. RFC 4330 section 3 derives the era from bit
 * 0: set means 1968 to 2036, clear means 2036 to 2104.
 *
 * @param bits seconds in the upper half, fraction in the lower; 0 means "not known"
 */
record NtpTimestamp(long bits) {
  /** The value of a timestamp that is not known. */
  static final NtpTimestamp ZERO = new NtpTimestamp(0);

  /** Seconds from 1900, where NTP counts from, to 1970, where Java does: 70 years, 17 leap days. */
  private static final long SECONDS_TO_1970 = (70 * 365 + 17) * 86_400L;

  private static final long SECONDS_IN_AN_ERA = 1L << 32;
  private static final long NANOS = 1_000_000_000L;

  /** This machine's time of day. */
  static NtpTimestamp now() {
    return of(Instant.now());
  }

  /** A moment; its era is lost. */
  static NtpTimestamp of(Instant instant) {
    long seconds = instant.getEpochSecond() + SECONDS_TO_1970;
    // Rounded up: instant() rounds down, so that a nanosecond comes back as the same nanosecond.
    long fraction = (((long) instant.getNano() << 32) + NANOS - 1) / NANOS;
    return new NtpTimestamp(seconds << 32 | fraction);
  }

  /** The moment, between 1968 and 2104, cut to whole nanoseconds. */
  Instant instant() {
    long seconds = bits >>> 32;
    boolean era0 = bits < 0; // the RFC's bit 0 is Java's sign bit
    long since1900 = era0 ? seconds : seconds + SECONDS_IN_AN_ERA;
    long nanos = (bits & 0xFFFF_FFFFL) * NANOS >>> 32;
    return Instant.ofEpochSecond(since1900 - SECONDS_TO_1970, nanos);
  }

  /** The time from an earlier moment to this one, in nanoseconds; negative if it is later. */
  long nanosSince(NtpTimestamp earlier) {
    return Duration.between(earlier.instant(), instant()).toNanos();
  }

  /** Whether the timestamp is unknown. */
  boolean isZero() {
    return bits == 0;
  }

  /** The 64 bits in hexadecimal, seconds and fraction apart: {@code ee1a2b3c.80000000}. */
  @Override
  public String toString() {
    return "%08x.%08x".formatted(bits >>> 32, bits & 0xFFFF_FFFFL);
  }
}
