package org.socketlab.wiretap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** Checks how wiretap shows a conversation. */
@Grades("wiretap")
public final class WiretapLadderChecks {
  private static final List<String> NTP_FIELDS =
      List.of(
          "leap",
          "version",
          "mode",
          "stratum",
          "poll",
          "precision",
          "root delay",
          "root dispersion",
          "reference",
          "origin",
          "receive",
          "transmit");

  /** pcap in either byte order, with micro- or nanoseconds, and pcapng. */
  private static final List<String> CAPTURES =
      List.of(
          "\u00a1\u00b2\u00c3\u00d4",
          "\u00d4\u00c3\u00b2\u00a1",
          "\u00a1\u00b2\u003c\u004d",
          "\u004d\u003c\u00b2\u00a1",
          "\n\r\r\n");

  @Check(
      value = "draws a conversation when it is over: both sides, what each said in order, the ends",
      points = 2,
      teaches =
          "Draw all that a side said before the other one answered as one arrow: TCP cuts its"
              + " stream into pieces by chance.",
      contract = {
        "draws each conversation as a ladder on stdout when it ends",
        "An arrow is all that one side said before the other one answered.",
        "Text is shown as text with escapes (`\\r`, `\\n`, `\\t`, `\\\\`, `\\x1b`)",
        "#1 127.0.0.1:50112 wiretap -> 127.0.0.1:8888",
        "When a server is ready for connections it prints exactly `Listening on 127.0.0.1:8888`"
      })
  void ladder(Lab lab) {
    Tapped tapped = Tapped.tcp(lab);
    Tapped.Pair pair = tapped.meet();
    String word = lab.randomWord();
    pair.near().send(word.substring(0, 3));
    pair.far().expect(word.substring(0, 3));
    pair.near().send(word.substring(3) + "\n");
    pair.far().expect(word.substring(3) + "\n");
    pair.far().send("OK\t" + word + "\\\r\n");
    pair.near().expect("OK\t" + word + "\\\r\n");
    pair.end();
    tapped.expectTitle(1, pair.near());
    tapped.expectOpen();
    tapped.expectThere("9 B  " + word + "\\n");
    tapped.expectBack("14 B  OK\\t" + word + "\\\\\\r\\n");
    tapped.expectEnds();
  }

  @Check(
      value = "shows binary data as hex, and lets no control character out",
      points = 1,
      teaches =
          "A stranger's byte can move the cursor or retitle the window: escape all bytes before"
              + " they go to a terminal.",
      contract = {"binary as hex (`00 01 fe`)"})
  void binaryIsHex(Lab lab) {
    Tapped tapped = Tapped.tcp(lab);
    Tapped.Pair pair = tapped.meet();
    byte[] binary = {0, 1, 2, (byte) 0xfe, (byte) 0xff, 27, '[', 'H'};
    pair.near().send(binary);
    pair.far().expect(binary);
    byte[] escapes = ("\u001b[2J" + lab.randomWord() + lab.randomWord()).getBytes(UTF_8);
    pair.far().send(escapes);
    pair.near().expect(escapes);
    pair.end();
    tapped.expectTitle(1, pair.near());
    tapped.expectOpen();
    tapped.expectThere("8 B  00 01 02 fe ff 1b 5b 48");
    tapped.wiretap().line();
    tapped.expectEnds();
    for (byte b : tapped.wiretap().stdout()) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r') {
        throw new CheckFailed("a raw control character on stdout: %02x".formatted(b));
      }
    }
  }

  @Check(
      value = "labels an HTTP head field by field",
      points = 1,
      teaches =
          "A head is lines (RFC 9112 section 2.1): a start line, a line for each field, an empty"
              + " one.",
      contract = {"HTTP heads and NTP packets are labelled field by field, a row for each"})
  void http(Lab lab) {
    Tapped tapped = Tapped.tcp(lab);
    Tapped.Pair pair = tapped.meet();
    String path = "/" + lab.randomWord();
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n";
    String reply = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nDate: today\r\n\r\nnada";
    pair.near().send(request);
    pair.far().expect(request);
    pair.far().send(reply);
    pair.near().expect(reply);
    pair.end();
    expectRows(
        lab,
        stopped(tapped.wiretap()),
        List.of(
            "GET " + path + " HTTP/1.1",
            "Host: localhost",
            "Accept: */*",
            "HTTP/1.1 404 Not Found",
            "Content-Length: 4",
            "Date: today",
            "nada",
            "end of stream"));
  }

  @Check(
      value = "labels an NTP packet field by field",
      points = 1,
      teaches =
          "A packet of 48 bytes holds a dozen fields (RFC 5905 section 7.3), and a hex dump tells"
              + " none of them.",
      contract = {"an NTP packet's with RFC 5905's names in the packet's order"})
  void ntp(Lab lab) {
    Datagrams far = lab.datagrams();
    Child wiretap = lab.start("--listen", "0", "--to", "127.0.0.1:" + far.port(), "--udp");
    byte[] request = new byte[48];
    request[0] = 0x23;
    lab.datagrams().send(request, wiretap.listening());
    far.receive();
    expectRows(lab, stopped(wiretap), NTP_FIELDS);
  }

  @Check(
      value = "draws what is still open when it is stopped, and each step at once with --live",
      points = 1,
      seconds = 90, // for several programs, one after another
      teaches =
          "Output that a program keeps until the end does not help to find what hangs now: flush,"
              + " and catch the signal.",
      contract = {
        "What is still open when it is stopped is drawn then.",
        "(`--live`: as it goes)",
        "On SIGTERM or Ctrl-C it stops accepting",
        "a line is flushed when it is complete"
      })
  void open(Lab lab) {
    String word = lab.randomWord();
    for (boolean live : new boolean[] {false, true}) {
      Tapped tapped = live ? Tapped.tcp(lab, "--live") : Tapped.tcp(lab);
      Tapped.Pair pair = tapped.meet();
      pair.near().send(word);
      pair.far().expect(word);
      lab.story().step("see", word + (live ? " at once" : " when it is stopped by Ctrl-C"));
      if (live && !tapped.wiretap().shows(out -> out.contains("8 B  " + word), 5000)) {
        throw new CheckFailed("the conversation is not on stdout while it is open");
      }
      Child wiretap = tapped.wiretap();
      String picture = live ? stopped(wiretap) : interrupted(wiretap);
      expectRows(lab, picture, List.of(pair.near().localText(), "8 B  " + word));
    }
  }

  @Check(
      value = "writes what was said to a capture file with --pcap",
      points = 1,
      teaches =
          "A capture file is a header of 24 bytes and, for each packet, its time, its length and"
              + " its bytes: Wireshark asks for no more.",
      contract = {
        "`--pcap` writes the conversation as a capture file that Wireshark and tshark open"
      })
  void pcap(Lab lab) {
    Path file = lab.folder().resolve("x.pcap");
    Tapped tapped = Tapped.tcp(lab, "--pcap", file.toString());
    Tapped.Pair pair = tapped.meet();
    String there = lab.randomWord();
    String back = lab.randomWord();
    pair.near().send(there);
    pair.far().expect(there);
    pair.far().send(back);
    pair.near().expect(back);
    pair.end();
    stopped(tapped.wiretap());
    expectCapture(lab, file, there, back);
  }

  private static String stopped(Child wiretap) {
    wiretap.terminate();
    return toItsEnd(wiretap);
  }

  private static String interrupted(Child wiretap) {
    wiretap.interrupt();
    return toItsEnd(wiretap);
  }

  private static String toItsEnd(Child wiretap) {
    wiretap.expectStopped();
    wiretap.rest();
    return new String(wiretap.stdout(), UTF_8);
  }

  /** Expects these, in any case, on rows of their own and in this order. */
  private static void expectRows(Lab lab, String picture, List<String> parts) {
    lab.story().step("see", "on rows of their own: " + String.join(", ", parts));
    Iterator<String> rows = picture.toLowerCase(Locale.ROOT).lines().iterator();
    for (String part : parts) {
      boolean found = false;
      while (!found && rows.hasNext()) {
        found = rows.next().contains(part.toLowerCase(Locale.ROOT));
      }
      if (!found) {
        throw new CheckFailed("no row of the picture holds '" + part + "', or not in that order");
      }
    }
  }

  private static void expectCapture(Lab lab, Path file, String... said) {
    lab.story().step("read", "the capture file");
    try {
      String bytes = Files.readString(file, ISO_8859_1);
      if (CAPTURES.stream().noneMatch(bytes::startsWith)) {
        throw new CheckFailed("the file does not begin as a capture file does");
      }
      int at = 0;
      for (String one : said) {
        at = bytes.indexOf(one, at);
        if (at < 0) {
          throw new CheckFailed("the capture file does not hold '" + one + "', or not in order");
        }
      }
    } catch (IOException e) {
      throw new CheckFailed("the capture file can't be read: " + e);
    }
  }
}
