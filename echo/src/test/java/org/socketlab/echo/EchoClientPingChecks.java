package org.socketlab.echo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** What echo-client measures with --count. */
@Grades("echo-client")
final class EchoClientPingChecks {
  private static final String CLOSING = "Closing connection to the server";
  private static final Pattern SUMMARY =
      Pattern.compile("min (\\d+) us, median (\\d+) us, p99 (\\d+) us, max (\\d+) us");

  @Check(
      value = "times one round trip after the other, and sums them up with a histogram",
      points = 3,
      teaches =
          "A mean hides what happened: the median tells what is usual, the 99th percentile what the"
              + " unlucky ones meet.",
      contract = {
        "between the `Connecting` and `Closing` lines `64 bytes from 127.0.0.1:8888: seq=1 time=52"
            + " us` for each round trip, and then `10 sent, 10 echoed`, `min 12 us, median 15 us,"
            + " p99 20 us, max 40 us` and a small histogram.",
        "The next message is sent when the echo of the one before is back, and with `--interval SECONDS` that long after it."
      })
  void roundTrips(Lab lab) {
    int count = 3 + lab.random().nextInt(6);
    int size = 65 + lab.random().nextInt(2000);
    Door door = lab.listen();
    Child client =
        lab.start("--port", door.port(), "--count", "" + count, "--size", String.valueOf(size));
    client.expectLine("Connecting to localhost port " + door.port());
    Peer server = door.accept();
    List<Integer> times = new ArrayList<>();
    for (int seq = 1; seq <= count; seq++) {
      byte[] message = server.take(size);
      if (seq == 1) {
        server.expectSilence(200); // the next one is for when this one is back
      }
      server.send(message);
      times.add(time(client, size, door.port(), seq));
    }
    server.expectEnd();
    server.close();
    client.expectLine("%d sent, %d echoed".formatted(count, count));
    expectSummary(client, times);
    String line = client.line();
    if (line.equals(CLOSING)) {
      throw new CheckFailed("no histogram between the summary and the last line");
    }
    while (!line.equals(CLOSING)) {
      line = client.line();
    }
    client.expectRest("");
    client.expectExit(0);
  }

  @Check(
      value = "sends 64 bytes unless --size says otherwise, and waits --interval in between",
      points = 1,
      teaches =
          "Without a pause a measuring program is a load: with one it sees what a quiet line does.",
      contract = {
        "[--interval 0] [--size 64]",
        "The next message is sent when the echo of the one before is back, and with `--interval SECONDS` that long after it."
      })
  void interval(Lab lab) {
    Door door = lab.listen();
    Child client = lab.start("--port", door.port(), "--count", "3", "--interval", "0.5");
    Peer server = door.accept();
    long began = System.nanoTime();
    for (int seq = 1; seq <= 3; seq++) {
      server.send(server.take(64));
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    if (millis < 500) {
      throw new CheckFailed("three round trips, 0.5 s apart, were over in " + millis + " ms");
    }
    client.expectExit(0);
  }

  @Check(
      value = "exits 1 when the echo of a round trip differs",
      points = 1,
      teaches = "A round-trip time is worth nothing if the echo is wrong.",
      contract = {"An echo that differs: exit 1."})
  void wrongEcho(Lab lab) {
    Door door = lab.listen();
    Child client = lab.start("--port", door.port(), "--count", "1");
    Peer server = door.accept();
    byte[] message = server.take(64);
    message[lab.random().nextInt(64)] ^= 1;
    server.send(message);
    client.expectFailure("echo-client", 1);
  }

  /** Expects the line of that round trip next, and returns its time in microseconds. */
  static int time(Child client, int size, String port, int seq) {
    String start = "%d bytes from 127.0.0.1:%s: seq=%d time=".formatted(size, port, seq);
    Pattern line = Pattern.compile(Pattern.quote(start) + "(\\d+) us");
    return Integer.parseInt(client.expectLine(line, start + "T us").group(1));
  }

  private static void expectSummary(Child client, List<Integer> times) {
    List<Integer> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    Matcher line = client.expectLine(SUMMARY, "min A us, median B us, p99 C us, max D us");
    int last = sorted.size() - 1;
    // Of an even number, the median may be either of the middle two or between them; and there are
    // several ways to find the 99th of a few.
    expectWithin("min", line.group(1), sorted.get(0), sorted.get(0));
    expectWithin("median", line.group(2), sorted.get(last / 2), sorted.get((last + 1) / 2));
    expectWithin("p99", line.group(3), sorted.get(last - 1), sorted.get(last));
    expectWithin("max", line.group(4), sorted.get(last), sorted.get(last));
  }

  private static void expectWithin(String name, String value, int least, int most) {
    int number = Integer.parseInt(value);
    if (number < least || number > most) {
      throw new CheckFailed(
          "%s is %d us, and after the lines above should be %s"
              .formatted(name, number, least == most ? least : least + " to " + most));
    }
  }
}
