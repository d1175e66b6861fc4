package org.socketlab.socketserver.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as HTTP writes them, to the second (RFC 9110 section 5.6.7). */
public final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  /** {@code Fri, 20 Nov 2026 10:14:00 GMT}. */
  public static String text(long epochSecond) {
    return FORMAT.format(Instant.ofEpochSecond(epochSecond));
  }

  /**
   * The time that a field names, in seconds since 1970, or -1 if it is no date: a condition with
   * such a date is as if it were not there (section 13.1.3). The two obsolete forms are no dates
   * here, since no client has sent them for decades.
   */
  public static long parse(String text) {
    try {
      return Instant.from(FORMAT.parse(text)).getEpochSecond();
    } catch (DateTimeException noDate) {
      return -1;
    }
  }
}
