package org.socketlab.ntp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5905 section 8, with numbers for mental arithmetic, and the better of two samples. */
final class SampleTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // T1, T2, T3, T4 in nanoseconds after noon; offset, delay
    "0, 10, 30, 40, 0, 20", // both ways take 10, the server 20
    "0, 1010, 1030, 40, 1000, 20", // the server's clock is 1 us ahead
    "0, -990, -970, 40, -1000, 20", // or behind
    "0, 30, 30, 40, 10, 40", // 30 there and 10 back: the difference cannot be told from an offset
    "0, 0, 100, 50, 25, -50" // a clock was set meanwhile
  })
  void computesOffsetAndDelay(long t1, long t2, long t3, long t4, long offset, long delay) {
    assertEquals(offset, offset(NOON, t1, t2, t3, t4));
    assertEquals(delay, delay(NOON, t1, t2, t3, t4));
  }

  @Test
  void computesAcrossTheEras() {
    Instant end = Instant.parse("2036-02-07T06:28:16Z"); // T1 in era 0, all others in era 1
    assertEquals(5_000_000_000L, offset(end, -10, 5_000_000_000L, 5_000_000_020L, 30));
    assertEquals(20, delay(end, -10, 5_000_000_000L, 5_000_000_020L, 30));
  }

  @Test
  void offsetOfACenturyDoesNotOverflow() {
    Instant early = Instant.parse("1970-01-01T00:00:00Z");
    long century = 100L * 365 * 86_400 * 1_000_000_000;
    assertEquals(century, offset(early, 0, century, century, 0));
  }

  @Test
  void keepsTheSampleWithTheSmallestDelayAndTheFirstOfEquals() {
    Sample slow = sample(50);
    Sample quick = sample(40);
    assertSame(quick, slow.orQuicker(quick));
    assertSame(quick, quick.orQuicker(slow));
    assertSame(quick, quick.orQuicker(sample(40)));
  }

  @Test
  void waitsTwoSecondsBetweenQuestionsToAServerElsewhere() throws IOException {
    InetAddress elsewhere = InetAddress.getByName("198.51.100.7");
    long start = System.nanoTime();
    new Samples().rest(elsewhere);
    assertTrue(System.nanoTime() - start >= 2_000_000_000L);
  }

  @Test
  void knowsWhichServersNeedSparing() throws IOException {
    assertTrue(Samples.isOnThisMachine(loopback().getAddress()));
    assertTrue(Samples.isOnThisMachine(InetAddress.getByName("::1")));
    assertFalse(Samples.isOnThisMachine(InetAddress.getByName("198.51.100.7")));
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress ours : card.inetAddresses().toList()) {
        assertTrue(Samples.isOnThisMachine(ours), ours.toString());
      }
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress("127.0.0.1", 123);
  }

  private static long offset(Instant base, long t1, long t2, long t3, long t4) {
    return Basics05Datagram.offset(time(base, t1), time(base, t2), time(base, t3), time(base, t4));
  }

  private static long delay(Instant base, long t1, long t2, long t3, long t4) {
    return Basics05Datagram.delay(time(base, t1), time(base, t2), time(base, t3), time(base, t4));
  }

  private static Sample sample(long delay) {
    NtpPacket any = NtpPacket.request(NtpTimestamp.ZERO);
    return new Sample(any, any, 0, delay);
  }

  private static NtpTimestamp time(Instant base, long nanos) {
    return NtpTimestamp.of(base.plusNanos(nanos));
  }
}
