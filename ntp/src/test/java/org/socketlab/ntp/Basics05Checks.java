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
import org.socketlab.net.Addresses;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Datagrams.Received;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

@Grades("basics-05")
final class Basics05Checks extends NtpClientChecks {
  @Check(
      value = "with --packet prints the fields of both packets, each with its offset",
      points = 5,
      teaches = "A packet's layout is its protocol: 48 bytes, and each field has its place.",
      contract = {
        "a line for each field with the field's offset in bytes, its name and its value",
        "The names are RFC 5905's (section 7.3): leap indicator, version, mode, stratum, poll,"
            + " precision, root delay, root dispersion, reference ID, reference timestamp, origin"
            + " timestamp, receive timestamp, transmit timestamp."
      })
  void fieldsWithOffsets(Lab lab) {
    List<String> lines = packets(lab, 4, 10, -20, Instant.now());
    lab.story().step("see", "each field of RFC 5905's figure 8 twice, with its offset");
    for (PacketField field : PacketField.ALL) {
      expect(
          field.withOffsetIn(lines).size() >= 2,
          "no two lines have the field %s with its offset %d",
          field.name(),
          field.offset());
    }
  }

  @Check(
      value = "with --packet prints what was sent, and then what was received",
      points = 5,
      teaches =
          "Show the bytes that went over the wire, not what you meant to send: that is how faults"
              + " are found.",
      contract = {
        "the packet sent and then the packet received",
        "its value, numbers in decimal.",
        "A timestamp is shown in UTC, or as its seconds since 1900 in hexadecimal or decimal."
      })
  void valuesOfBoth(Lab lab) {
    int stratum = 4 + lab.random().nextInt(12);
    int poll = 4 + lab.random().nextInt(13);
    int precision = -10 - lab.random().nextInt(20);
    Instant time = Instant.parse("2031-05-17T11:22:33Z").plusSeconds(lab.random().nextInt(99999));
    List<String> lines = packets(lab, stratum, poll, precision, time);
    lab.story().step("see", "the request's mode first, then the answer's fields");
    expectValue(PacketField.MODE, lines(PacketField.MODE, lines).get(0), 3);
    expectLast(PacketField.MODE, lines, 4);
    expectLast(PacketField.STRATUM, lines, stratum);
    expectLast(PacketField.POLL, lines, poll);
    expectLast(PacketField.PRECISION, lines, precision);
    String clock = time.toString().substring(11, 19);
    String hex = "%08x".formatted(NtpAnswer.timestamp(time) >>> 32);
    String decimal = String.valueOf(NtpAnswer.timestamp(time) >>> 32);
    String last = last(PacketField.TRANSMIT, lines).toLowerCase(Locale.ROOT);
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
    NtpAnswer answer = NtpAnswer.to(request, micros(time).plusNanos(200));
    // A leap second is near: the indicator's value differs from its offset, 0.
    byte[] bytes = answer.leap(1).stratum(stratum).poll(poll).precision(precision).bytes();
    server.send(bytes, request.from());
    PrintedOffset.by(client, Addresses.text(server.local()), PrintedOffset.text(time), stratum);
    List<String> lines = new String(client.rest(), StandardCharsets.UTF_8).lines().toList();
    client.expectExit(0);
    return lines;
  }

  private static List<String> lines(PacketField field, List<String> lines) {
    List<String> found = field.in(lines);
    expect(!found.isEmpty(), "no line has the field %s", field.name());
    return found;
  }

  private static String last(PacketField field, List<String> lines) {
    List<String> found = lines(field, lines);
    return found.get(found.size() - 1);
  }

  private static void expectLast(PacketField field, List<String> lines, int value) {
    expectValue(field, last(field, lines), value);
  }

  private static void expectValue(PacketField field, String line, int value) {
    boolean there = Pattern.compile("(?<![\\w-])" + value + "(?!\\w)").matcher(line).find();
    expect(there, "the %s should be %d, and the line is: %s", field.name(), value, line);
  }
}
