package org.socketlab.ntp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.cli.Failure;
import picocli.CommandLine;

/** RFC 5905 section 8, with numbers that a head can follow, and the best of several samples. */
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
    Sample sample = sample(NOON, t1, t2, t3, t4);
    assertEquals(offset, sample.offsetNanos());
    assertEquals(delay, sample.delayNanos());
  }

  @Test
  void computesAcrossTheEras() {
    Instant end = Instant.parse("2036-02-07T06:28:16Z"); // T1 in era 0, all others in era 1
    Sample sample = sample(end, -10, 5_000_000_000L, 5_000_000_020L, 30);
    assertEquals(5_000_000_000L, sample.offsetNanos());
    assertEquals(20, sample.delayNanos());
  }

  @Test
  void offsetOfACenturyDoesNotOverflow() {
    Instant early = Instant.parse("1970-01-01T00:00:00Z");
    long century = 100L * 365 * 86_400 * 1_000_000_000;
    assertEquals(century, sample(early, 0, century, century, 0).offsetNanos());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void keepsTheSampleWithTheSmallestDelay(int best) throws IOException {
    List<Sample> samples =
        List.of(
            sample(NOON, 0, 10, 10, best == 0 ? 11 : 50),
            sample(NOON, 0, 10, 10, best == 1 ? 11 : 40),
            sample(NOON, 0, 10, 10, best == 2 ? 11 : 60));
    Deque<Sample> coming = new ArrayDeque<>(samples);
    Sample kept =
        options("--samples", "3")
            .best(loopback().getAddress(), loopback(), server -> coming.remove());
    assertSame(samples.get(best), kept);
    assertTrue(coming.isEmpty());
  }

  @Test
  void keepsTheFirstOfEquals() throws IOException {
    Deque<Sample> coming =
        new ArrayDeque<>(List.of(sample(NOON, 0, 10, 10, 20), sample(NOON, 0, 11, 11, 20)));
    Sample first = coming.peek();
    assertSame(
        first,
        options("--samples", "2")
            .best(loopback().getAddress(), loopback(), server -> coming.remove()));
  }

  @Test
  void asksNoMoreWhenTheServerRefuses() {
    Failure refusal = Failure.of("kiss-o'-death, code RATE");
    int[] asked = {0};
    Ask refusing =
        server -> {
          asked[0]++;
          throw refusal;
        };
    Samples samples = options("--samples", "8");
    assertSame(
        refusal,
        assertThrows(
            Failure.class, () -> samples.best(loopback().getAddress(), loopback(), refusing)));
    assertEquals(1, asked[0]);
  }

  @Test
  void waitsTwoSecondsBetweenQuestionsToAServerElsewhere() throws IOException {
    InetAddress elsewhere = InetAddress.getByName("198.51.100.7");
    List<Long> asked = new ArrayList<>();
    Ask client =
        server -> {
          asked.add(System.nanoTime());
          return sample(NOON, 0, 10, 10, 20);
        };
    options("--samples", "2").best(elsewhere, loopback(), client);
    assertTrue(asked.get(1) - asked.get(0) >= 2_000_000_000L);
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

  private static Samples options(String... arguments) {
    return CommandLine.populateCommand(new Samples(), arguments);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress("127.0.0.1", 123);
  }

  private static Sample sample(Instant base, long t1, long t2, long t3, long t4) {
    NtpTimestamp none = NtpTimestamp.ZERO;
    NtpPacket answer =
        new NtpPacket(0, 4, 4, 1, 0, 0, 0, 0, 0, none, none, time(base, t2), time(base, t3));
    return new Sample(time(base, t1), answer, time(base, t4));
  }

  private static NtpTimestamp time(Instant base, long nanos) {
    return NtpTimestamp.of(base.plusNanos(nanos));
  }
}
