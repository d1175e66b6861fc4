package org.socketlab.socketserver.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The current second, in the two forms that every exchange needs: formatted once, not for each
 * reply.
 *
 * @param epochSecond seconds since 1970
 * @param date as in a Date field
 * @param log as in a log's line: {@code 20/Nov/2026:10:14:00 +0000}
 */
public record Second(long epochSecond, String date, String log) {
  private static final DateTimeFormatter LOG =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US);

  private static Second of(long epochSecond) {
    ZonedDateTime here = Instant.ofEpochSecond(epochSecond).atZone(ZoneId.systemDefault());
    return new Second(epochSecond, HttpDate.text(epochSecond), LOG.format(here));
  }

  /** The clock of one server. */
  public static final class Clock {
    private volatile Second last = of(0);

    /** The current second. */
    public Second now() {
      long second = System.currentTimeMillis() / 1000;
      Second known = last;
      if (known.epochSecond() != second) {
        known = of(second);
        last = known;
      }
      return known;
    }
  }
}
