package org.socketlab.socketserver.chatserver;

import static org.socketlab.socketserver.chatserver.ChatLab.body;
import static org.socketlab.socketserver.chatserver.ChatLab.expectMessage;
import static org.socketlab.socketserver.chatserver.ChatLab.join;
import static org.socketlab.socketserver.chatserver.ChatLab.server;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.socketlab.socketserver.chatserver.ChatLab.User;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** What chat-server does for readers that are slow, silent, far away, or gone, from outside. */
@Grades("chat-server")
@Order(1) // it waits for seconds, and others can work meanwhile
public final class ChatServerReaderChecks {
  private static final int COMMENT_SECONDS = 15;
  private static final int WRITERS = 8;

  @Check(
      value = "sends a comment at least every 15 s to a reader for whom there is nothing new",
      points = 2,
      contract = "A comment comes at least every 15 s.",
      teaches =
          "A proxy takes a silent connection for dead. A line that begins with a colon is a comment: clients ignore it, and the connection is not silent.")
  void comments(Lab lab) {
    try (EventLines reader = new EventLines(lab, server(lab), null)) {
      reader.expectComment(COMMENT_SECONDS);
    }
  }

  @Check(
      value = "is not held up by a reader that reads nothing, however much there is to read",
      points = 4,
      seconds = 120, // some MiB, each message on disk
      contract = "A reader that does not read is dropped, without holding up others.",
      teaches =
          "A socket takes what its kernel can keep, and then a write waits for the reader. Never let one client's pace be everybody's.")
  void stalled(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    String text = "🚀".repeat(4000);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    int rounds = 1 + Kernel.mostBytesOfOneSocket() / (WRITERS * bytes);
    List<Talk> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(Talk.to(lab, server));
    }
    EventLines stalled = new EventLines(lab, server, null).narrow();
    try (EventLines reader = new EventLines(lab, server, null)) {
      lab.story()
          .step(
              "send",
              "%d messages of %d bytes; one reads, one does not"
                  .formatted(rounds * WRITERS, bytes));
      for (int round = 0; round < rounds; round++) {
        writers.forEach(talk -> ChatLab.send(talk, ana, "POST", "/messages", text));
        writers.forEach(talk -> talk.answer().expect(201));
        writers.forEach(talk -> reader.expect("message"));
      }
    }
    stalled.close();
    writers.forEach(Talk::close);
  }

  @Check(
      value = "takes a client's reset as the end of that client: no stack trace, nobody else hurt",
      points = 2,
      contract = "No stack trace for anything that a network, a peer or a user can cause.",
      teaches =
          "A closed laptop, a crashed browser: every read and every write of a socket can end like that, and it is nobody's bug.")
  void resets(Lab lab) {
    Child child = ChatLab.start(lab);
    InetSocketAddress server = child.listening();
    User ana = join(lab, server, lab.randomWord());
    long id = ana.post("one").path("id").asLong();
    String request = Talk.request("POST", "/messages", ChatLab.JSON, ana.bearer());
    for (String begun :
        List.of("", "POST /mess", request.strip() + "\r\nContent-Length: 50\r\n\r\n{\"text\":")) {
      Talk talk = Talk.to(lab, server);
      talk.send(begun);
      talk.peer().reset();
    }
    Talk waiting = Talk.to(lab, server);
    waiting.send(Talk.request("GET", "/messages?wait=50&after=" + id));
    waiting.peer().expectSilence(100);
    EventLines gone = new EventLines(lab, server, null);
    try (EventLines reader = new EventLines(lab, server, null)) {
      gone.reset();
      waiting.peer().reset();
      for (int i = 1; i < 5; i++) {
        expectMessage(ana.post("next"), id + i, ana.name(), "next", false, false);
        expectMessage(reader.expect("message"), id + i, ana.name(), "next", false, false);
      }
    }
    child.terminate();
    child.expectStopped();
  }

  @Check(
      value = "numbers its events in ASCII, also where people count in other digits",
      points = 1,
      contract = "a line `id:` (ASCII, in any locale)",
      teaches =
          "What a program formats for people goes by their locale. On the wire it must not: name the locale, or don't format.")
  void asciiIds(Lab lab) {
    Map<String, String> persian =
        Map.of("JDK_JAVA_OPTIONS", "-Duser.language=fa -Duser.country=IR");
    InetSocketAddress server = ChatLab.startWith(lab, persian).listening();
    User ana = join(lab, server, lab.randomWord());
    try (EventLines reader = new EventLines(lab, server, null)) {
      ana.post("hola");
      reader.expect("message");
      if (!reader.id().matches("[!-~]+")) {
        throw new CheckFailed("the id of the event is not ASCII: " + reader.id());
      }
      ana.post("adios");
      try (EventLines again = new EventLines(lab, server, reader.id())) {
        expectText(again, "adios");
      }
      expectText(reader, "adios");
    }
    Talk.get(lab, server, "/messages?after=0").expect(200).matching("Content-Length", "[0-9]+");
    ana.ask("POST", "/messages", body("text", "x")).expect(201).matching("Location", "[!-~]+");
  }

  private static void expectText(EventLines reader, String text) {
    String got = reader.expect("message").path("text").asText();
    if (!got.equals(text)) {
      throw new CheckFailed(
          "the event should tell of '%s', and tells of '%s'".formatted(text, got));
    }
  }
}
