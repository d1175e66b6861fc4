package org.socketlab.ntp;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;

/** The offset and delay that a client under test has printed. */
record PrintedOffset(Duration offset, Duration delay) {
  private static final Pattern OFFSET = Pattern.compile("Offset \\[([+-]\\d+\\.\\d{6}) s]");
  private static final Pattern DELAY = Pattern.compile("Delay \\[(-?\\d+\\.\\d{6}) s]");

  /** Expects the five lines next, with that server, time and stratum. */
  static PrintedOffset by(Child client, String server, String time, int stratum) {
    client.expectLine("Response received from [" + server + "]");
    client.expectLine("Time [" + time + "]");
    Duration offset =
        seconds(client.expectLine(OFFSET, "Offset [+0.000012 s], with sign").group(1));
    Duration delay =
        seconds(client.expectLine(DELAY, "Delay [0.000034 s], a sign if negative").group(1));
    client.expectLine("Stratum [" + stratum + "]");
    return new PrintedOffset(offset, delay);
  }

  /** A moment as the contract writes it, rounded down to microseconds. */
  static String text(Instant time) {
    String cut = time.toString().substring(0, 19); // to the second, also where no fraction follows
    return "%s.%06dZ".formatted(cut, time.getNano() / 1000);
  }

  private static Duration seconds(String text) {
    if (text.equals("-0.000000")) {
      throw new CheckFailed("-0.000000: there is no zero below zero");
    }
    return Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact());
  }
}
