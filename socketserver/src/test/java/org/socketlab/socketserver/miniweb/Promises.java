package org.socketlab.socketserver.miniweb;

import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Lab;

/** The promises in a reply's head, and whether the server keeps them. */
final class Promises {
  /** How far two clocks' readings on one machine may be apart, waits in between included. */
  private static final Duration NOW = Duration.ofMinutes(2);

  private final Lab lab;
  private final InetSocketAddress server;
  private final String path;
  private final Answer reply;

  Promises(Lab lab, InetSocketAddress server, String path) {
    this.lab = lab;
    this.server = server;
    this.path = path;
    this.reply = Talk.get(lab, server, path).expect(200);
  }

  /** Tests each promise of the fields that were sent. */
  void expectKept(byte[] content) {
    Instant now = Instant.now();
    String date = reply.fields().first("Date");
    if (date != null && Duration.between(time("Date", date), now).abs().compareTo(NOW) > 0) {
      throw new CheckFailed("Date is " + date + ", and it is " + now + " now (UTC)");
    }
    String modified = reply.fields().first("Last-Modified");
    if (modified != null) {
      Instant latest = date == null ? now : time("Date", date);
      if (time("Last-Modified", modified).isAfter(latest)) {
        throw new CheckFailed("Last-Modified is " + modified + ", later than the reply itself");
      }
      Talk.get(lab, server, path, "If-Modified-Since: " + modified).expect(304);
    }
    String tag = reply.fields().first("ETag");
    if (tag != null) {
      Talk.get(lab, server, path, "If-None-Match: " + tag).expect(304);
    }
    String ranges = reply.fields().first("Accept-Ranges");
    if (ranges != null && !ranges.equalsIgnoreCase("none")) {
      Talk.get(lab, server, path, "Range: bytes=0-0")
          .expect(206)
          .expectBody(new byte[] {content[0]});
    }
  }

  private static Instant time(String name, String value) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
    } catch (DateTimeException e) {
      throw new CheckFailed(name + " is no date: " + value);
    }
  }
}
