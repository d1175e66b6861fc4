package org.socketlab.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time to wait as an option's value: decimal seconds, above 0 and at most a day. */
public final class Seconds implements ITypeConverter<Duration> {
  private static final Pattern ASCII = Pattern.compile("[-.0-9eE]+");
  private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
  private static final BigDecimal MILLISECOND = BigDecimal.valueOf(1, 3);

  @Override
  public Duration convert(String value) {
    try {
      // BigDecimal would take the digits of any script, and a plus sign.
      BigDecimal seconds = new BigDecimal(ASCII.matcher(value).matches() ? value : "");
      if (seconds.signum() > 0 && seconds.compareTo(DAY) <= 0) {
        // Rounded up to a millisecond, the sockets' unit: 0 would mean to wait for ever.
        BigDecimal millis = seconds.max(MILLISECOND).movePointRight(3);
        return Duration.ofMillis(millis.setScale(0, RoundingMode.CEILING).longValue());
      }
    } catch (NumberFormatException e) {
      // The sentence below is for both: not a number, and not in the range.
    }
    throw new TypeConversionException(
        "'" + value + "' is not a number of seconds (above 0, at most 86400)");
  }

  /** A duration as a user writes it: {@code 5 s}, {@code 0.25 s}. */
  public static String text(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
