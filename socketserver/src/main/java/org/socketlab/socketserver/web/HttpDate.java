package org.socketlab.socketserver.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Times as HTTP writes them, to the second (RFC 9110 section 5.6.7). */
public final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  // Old clients send two other forms, which a recipient must accept.
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US).withZone(ZoneOffset.UTC);
  // The day's name is redundant, and may belong to another century.
  private static final DateTimeFormatter RFC_850_AFTER_DAY =
      new DateTimeFormatterBuilder()
          .appendPattern("dd-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.US);

  private HttpDate() {}

  /** {@code Fri, 20 Nov 2026 10:14:00 GMT}. */
  public static String text(long epochSecond) {
    return FORMAT.format(Instant.ofEpochSecond(epochSecond));
  }

  /**
   * The time that a field names, in any of HTTP's three forms.
   *
   * @return null if the text is not a date: a condition with an invalid date is ignored (section
   *     13.1.3)
   */
  public static Instant parse(String text) {
    try {
      if (text.matches("(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, .*")) {
        return ofTwoDigits(text.substring(text.indexOf(' ') + 1), Instant.now());
      }
      DateTimeFormatter format = text.indexOf(',') < 0 ? ASCTIME : FORMAT;
      return Instant.from(format.parse(text));
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  /**
   * A date with two digits for the year. One that seems to be over 50 years ahead means the most
   * recent year in the past that ends in these digits.
   */
  static Instant ofTwoDigits(String afterDay, Instant now) {
    OffsetDateTime date = LocalDateTime.parse(afterDay, RFC_850_AFTER_DAY).atOffset(ZoneOffset.UTC);
    OffsetDateTime farthest = now.atOffset(ZoneOffset.UTC).plusYears(50);
    date = date.plusYears(farthest.getYear() / 100 * 100 - 2000);
    return (date.isAfter(farthest) ? date.minusYears(100) : date).toInstant();
  }
}
