package org.socketlab.ntp;

import static org.socketlab.ntp.NtpClientLab.ask;
import static org.socketlab.ntp.NtpClientLab.decimal;
import static org.socketlab.ntp.NtpClientLab.expect;
import static org.socketlab.ntp.NtpClientLab.micros;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.socketlab.cli.Addresses;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Datagrams.Received;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

@Grades("basics-05")
final class Basics05Checks extends NtpClientChecks {
  /** The fields' names, as RFCs and their readers write them. */
  private static final List<String> FIELDS =
      List.of(
          "leap",
          "\\b(version|vn)\\b",
          "\\bmode\\b",
          "stratum",
          "\\bpoll",
          "precision",
          "root.?delay",
          "root.?disp",
          "ref\\w*.?id",
          "ref\\w*.?time",
          "\\borig",
          "\\brec(ei|v|\\b)",
          "\\b(transmit|xmt)");

  private static final List<Integer> OFFSETS = List.of(0, 1, 2, 3, 4, 8, 12, 16, 24, 32, 40);

  @Check(
      value = "with --packet prints the fields of both packets, each with its offset",
      points = 5,
      teaches = "A packet's layout is its protocol: 48 bytes, and each field has its place.")
  void fieldsWithOffsets(Lab lab) {
    List<String> lines = packets(lab, 4, 10, -20, Instant.now());
    lab.story().step("see", "each field of RFC 5905's figure 8 twice, with its offset");
    for (String field : FIELDS) {
      expect(lines(lines, field).size() >= 2, "no two lines have a field like '%s'", field);
    }
    for (int offset : OFFSETS) {
      String number = "(?<![\\w.:-])0*" + offset + "(?![\\w.])";
      expect(lines(lines, number).size() >= 2, "no two lines have the offset %d", offset);
    }
  }

  @Check(
      value = "with --packet prints what was sent, and then what was received",
      points = 5,
      teaches =
          "Show the bytes that went over the wire, not what you meant to send: that is how faults are found.")
  void valuesOfBoth(Lab lab) {
    int stratum = 4 + lab.random().nextInt(12);
    int poll = 4 + lab.random().nextInt(13);
    int precision = -10 - lab.random().nextInt(20);
    Instant time = Instant.parse("2031-05-17T11:22:33Z").plusSeconds(lab.random().nextInt(99999));
    List<String> lines = packets(lab, stratum, poll, precision, time);
    lab.story().step("see", "the request's mode first, then the answer's fields");
    expectFirst(lines, "\\bmode\\b", 3);
    expectLast(lines, "\\bmode\\b", 4);
    expectLast(lines, "stratum", stratum);
    expectLast(lines, "\\bpoll", poll);
    expectLast(lines, "precision", precision);
    String clock = time.toString().substring(11, 19);
    String hex = "%08x".formatted(Answer.timestamp(time) >>> 32);
    String decimal = String.valueOf(Answer.timestamp(time) >>> 32);
    String last = last(lines, "\\b(transmit|xmt)").toLowerCase(Locale.ROOT);
    expect(
        last.contains(clock) || last.contains(hex) || last.contains(decimal),
        "the transmit timestamp is neither %s nor %s nor %s: %s",
        clock,
        hex,
        decimal,
        last);
  }

  /** What follows the five lines. */
  private static List<String> packets(Lab lab, int stratum, int poll, int precision, Instant time) {
    Datagrams server = lab.datagrams();
    Child client = ask(lab, server, "--packet");
    Received request = server.receive();
    Answer answer = Answer.to(request, micros(time).plusNanos(200));
    byte[] bytes = answer.stratum(stratum).poll(poll).precision(precision).bytes();
    server.send(bytes, request.from());
    Told.by(client, Addresses.text(server.local()), Told.text(time), stratum);
    List<String> lines = new String(client.rest(), StandardCharsets.UTF_8).lines().toList();
    client.expectExit(0);
    return lines;
  }

  private static List<String> lines(List<String> lines, String field) {
    Pattern pattern = Pattern.compile(field, Pattern.CASE_INSENSITIVE);
    return lines.stream().filter(line -> pattern.matcher(line).find()).toList();
  }

  private static String last(List<String> lines, String field) {
    List<String> found = lines(lines, field);
    expect(!found.isEmpty(), "no line has a field like '%s'", field);
    return found.get(found.size() - 1);
  }

  private static void expectFirst(List<String> lines, String field, int value) {
    last(lines, field);
    expectValue(lines(lines, field).get(0), value);
  }

  private static void expectLast(List<String> lines, String field, int value) {
    expectValue(last(lines, field), value);
  }

  private static void expectValue(String line, int value) {
    boolean there = Pattern.compile("(?<![\\w-])" + value + "(?!\\w)").matcher(line).find();
    expect(there, "the value %d is not in the line: %s", value, line);
  }
}
