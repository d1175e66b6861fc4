package org.socketlab.socketserver.tws;

import static org.socketlab.socketserver.tws.TwsLab.serving;
import static org.socketlab.socketserver.tws.TwsLab.touch;

import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** The times that tws sends and receives, from outside. */
@Grades("tws")
public final class TwsTimeChecks {
  private static final int YEAR = 365 * 24 * 3600;
  private static final DateTimeFormatter LOG =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US);

  @Check(
      value = "tells times rightly in any time zone: Date, Last-Modified and the log's",
      points = 3,
      teaches = "Local time labelled GMT is right in one time zone, and only in winter.",
      contract = {
        "`Date` and `Last-Modified` are in GMT in any time zone",
        "a log line's time is right by the offset that it names"
      })
  void times(Lab lab) {
    Child child = serving(lab, "a.bin", lab.randomBytes(10, 100));
    long modified = now() - 1000 - lab.random().nextInt(YEAR);
    touch(lab, "a.bin", modified);
    InetSocketAddress server = child.listening();
    long before = now();
    Answer answer = Talk.get(lab, server, "/a.bin").expect(200);
    String logged =
        child
            .expectLine(
                Pattern.compile("\\S+ - - \\[([^]]*)] \"GET /a.bin .*"),
                "a line in Common Log Format")
            .group(1);
    long after = now();
    expectWithin(before, after, "Date", TwsLab.seconds(answer, "Date"));
    expectWithin(before, after, "the log's line", ofLog(logged));
    expectWithin(modified, modified, "Last-Modified", TwsLab.seconds(answer, "Last-Modified"));
  }

  private static long ofLog(String text) {
    try {
      return OffsetDateTime.parse(text, LOG).toEpochSecond();
    } catch (DateTimeException e) {
      throw new CheckFailed("the time in the log's line is none: " + text);
    }
  }

  private static void expectWithin(long least, long most, String what, long seconds) {
    if (seconds < least - 1 || seconds > most + 1) {
      throw new CheckFailed(
          "%s says %s, where it is %s"
              .formatted(what, Instant.ofEpochSecond(seconds), Instant.ofEpochSecond(least)));
    }
  }

  @Check(
      value = "understands all three forms of a date, and says none that is still to come",
      points = 3,
      teaches = "RFC 9110 sections 5.6.7 and 8.8.2.1: old clients are still there; clocks differ.",
      contract =
          "A condition's date may have any of HTTP's three forms, `Last-Modified` is never later than `Date`")
  void dates(Lab lab) {
    Child child = serving(lab, "a.bin", lab.randomBytes(10, 100), "new", new byte[7]);
    long modified = now() - YEAR - lab.random().nextInt(YEAR);
    touch(lab, "a.bin", modified);
    touch(lab, "new", now() + YEAR);
    InetSocketAddress server = child.listening();
    try (Talk talk = Talk.to(lab, server)) {
      for (String form :
          List.of(
              "EEE, dd MMM yyyy HH:mm:ss 'GMT'",
              "EEEE, dd-MMM-yy HH:mm:ss 'GMT'",
              "EEE MMM ppd HH:mm:ss yyyy")) {
        String known = "If-Modified-Since: ";
        talk.ask("GET", "/a.bin", known + text(form, modified)).expect(304);
        talk.ask("GET", "/a.bin", known + text(form, modified - 1)).expect(200);
      }
      talk.ask("GET", "/a.bin", "If-Modified-Since: the day before yesterday").expect(200);
      Answer answer = talk.ask("GET", "/new").expect(200);
      if (TwsLab.seconds(answer, "Last-Modified") > TwsLab.seconds(answer, "Date")) {
        throw new CheckFailed(
            "Last-Modified is %s, and Date %s"
                .formatted(answer.field("Last-Modified"), answer.field("Date")));
      }
    }
  }

  private static String text(String form, long seconds) {
    return DateTimeFormatter.ofPattern(form, Locale.US)
        .withZone(ZoneOffset.UTC)
        .format(Instant.ofEpochSecond(seconds));
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }
}
