package org.socketlab.ntp;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.socketlab.net.Addresses;

/** The five lines that both clients print. */
final class Report {
  private static final int DECIMALS = 6;

  private Report() {}

  /**
   * Prints a sample.
   *
   * @param server the address that answered
   */
  static void print(PrintStream out, InetSocketAddress server, Sample sample) {
    out.printf("Response received from [%s]%n", Addresses.text(server));
    out.printf("Time [%s]%n", time(sample.answer().transmit().instant()));
    out.printf("Offset [%s s]%n", signed(sample.offsetNanos()));
    out.printf("Delay [%s s]%n", seconds(sample.delayNanos()).toPlainString());
    out.printf("Stratum [%d]%n", sample.answer().stratum());
  }

  /** To microseconds, rounded down: a clock does not show a second that has not come yet. */
  static String time(Instant instant) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
        .withZone(ZoneOffset.UTC)
        .format(instant);
  }

  /** Seconds with their sign: {@code +0.000012}, and {@code +0.000000} for nothing. */
  static String signed(long nanos) {
    BigDecimal seconds = seconds(nanos);
    return (seconds.signum() < 0 ? "" : "+") + seconds.toPlainString();
  }

  /** Rounded to microseconds: as a decimal number, since a double has a negative zero. */
  static BigDecimal seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
