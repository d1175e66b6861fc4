package org.socketlab.socketserver.chatserver;

import static org.socketlab.socketserver.chatserver.ChatLab.expectMessage;
import static org.socketlab.socketserver.chatserver.ChatLab.join;
import static org.socketlab.socketserver.chatserver.ChatLab.messages;
import static org.socketlab.socketserver.chatserver.ChatLab.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.socketlab.socketserver.chatserver.ChatLab.User;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** How chat-server reports events as they happen, from outside. */
@Grades("chat-server")
public final class ChatServerLiveChecks {
  @Check(
      value = "holds a GET with wait until there is a message, for many at once, and serves others",
      points = 5,
      contract = {
        "`&wait=SECONDS` (60 at most) holds the answer until there is one (`[]` if none comes)",
        "one that is no number, negative or too large is 400"
      },
      teaches =
          "Long polling: the request waits at the server for news, so news need not wait for a request.")
  void longPoll(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    long id = ana.post("first").path("id").asLong();
    String target = "/messages?after=" + id + "&wait=";
    List<Talk> waiting = new ArrayList<>();
    for (int i = 3 + lab.random().nextInt(6); i > 0; i--) {
      waiting.add(Talk.to(lab, server).send(Talk.request("GET", target + 50)));
    }
    waiting.get(0).peer().expectSilence(300);
    Talk.get(lab, server, "/messages?after=" + (id - 1) + "&wait=50")
        .expect(200); // has one already
    String text = lab.randomWord();
    ana.post(text);
    Collections.reverse(waiting);
    for (Talk talk : waiting) {
      List<JsonNode> news = ChatLab.list(talk.answer());
      if (news.size() != 1) {
        throw new CheckFailed("one message was new, and %d came".formatted(news.size()));
      }
      expectMessage(news.get(0), id + 1, ana.name(), text, false, false);
    }
    if (!ChatLab.list(Talk.get(lab, server, "/messages?after=" + (id + 1) + "&wait=1")).isEmpty()) {
      throw new CheckFailed("there was nothing new");
    }
    for (String bad : List.of("after=x", "after=-1", "wait=x", "wait=-1")) {
      Talk.get(lab, server, "/messages?" + bad).expect(400).expectWords();
    }
  }

  @Check(
      value = "tells each reader of /events of new, edited and deleted messages as they happen",
      points = 5,
      contract = {
        "server-sent events: each new, edited and deleted message as it happens",
        "An event has a line `event:`",
        "Nothing that happens after the head of the reply is missed."
      },
      teaches =
          "Server-sent events: one reply that does not end, a few lines of text for each event.")
  void events(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    long id = ana.post("before they came").path("id").asLong();
    List<EventLines> readers = new ArrayList<>();
    for (int i = 3 + lab.random().nextInt(6); i > 0; i--) {
      readers.add(new EventLines(lab, server, null));
    }
    String text = lab.randomWord() + "\r\n\ndata: <b>ñ🚀";
    ana.post(text);
    for (EventLines reader : readers) {
      expectMessage(reader.expect("message"), id + 1, ana.name(), text, false, false);
    }
    ana.edit(id, text + "!").expect(200);
    ana.delete(id + 1).expect(204);
    ana.delete(id + 1).expect(204);
    ana.post("last");
    Collections.reverse(readers);
    for (EventLines reader : readers) {
      expectMessage(reader.expect("edited"), id, ana.name(), text + "!", true, false);
      expectMessage(reader.expect("deleted"), id + 1, ana.name(), "", false, true);
      expectMessage(reader.expect("message"), id + 2, ana.name(), "last", false, false);
      reader.close();
    }
  }

  @Check(
      value =
          "tells a reader that comes back with Last-Event-ID all that it missed, once, in order",
      points = 5,
      contract =
          "A reader that comes back with `Last-Event-ID` gets all events since, once and in order; those of a message that has been deleted meanwhile come without its text.",
      teaches = "A connection breaks; the number of the last event makes that no loss.")
  void comesBack(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    String last;
    long id;
    try (EventLines reader = new EventLines(lab, server, null)) {
      id = ana.post("seen").path("id").asLong();
      reader.expect("message");
      last = reader.id();
    }
    int missed = 20 + lab.random().nextInt(20);
    for (int i = 1; i <= missed; i++) {
      ana.post("missed " + i);
    }
    ana.edit(id, "edited meanwhile").expect(200);
    ana.delete(id + 1).expect(204);
    try (EventLines reader = new EventLines(lab, server, last)) {
      for (int i = 1; i <= missed; i++) {
        JsonNode message = reader.expect("message");
        if (i > 1) {
          expectMessage(message, id + i, ana.name(), "missed " + i, false, false);
        } else if (message.toString().contains("missed")) {
          throw new CheckFailed("a text that is deleted by now was told: " + message);
        }
      }
      expectMessage(reader.expect("edited"), id, ana.name(), "edited meanwhile", true, false);
      expectMessage(reader.expect("deleted"), id + 1, ana.name(), "", false, true);
      ana.post("and on");
      expectMessage(reader.expect("message"), id + missed + 1, ana.name(), "and on", false, false);
    }
  }

  @Check(
      value = "keeps its head when 16 write at once: one whole winner of PUTs, no id twice",
      points = 4,
      contract = {
        "200, edited; the same again changes nothing",
        "ids grow by one and never repeat"
      },
      teaches = "When two clients write at the same time, the server must decide which was first.")
  void races(Lab lab) {
    InetSocketAddress server = server(lab);
    User ana = join(lab, server, lab.randomWord());
    long id = ana.post("start").path("id").asLong();
    List<Talk> talks = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      talks.add(Talk.to(lab, server));
      texts.add(lab.randomWord().repeat(200));
    }
    for (int i = 0; i < 16; i++) {
      ChatLab.send(talks.get(i), ana, "PUT", "/messages/" + id, texts.get(i));
    }
    talks.forEach(talk -> talk.answer().expect(200));
    String winner = messages(lab, server, id - 1).get(0).path("text").asText();
    if (!texts.contains(winner)) {
      throw new CheckFailed("the message is none of the 16 texts");
    }
    for (int i = 0; i < 16; i++) {
      ChatLab.send(talks.get(i), ana, "POST", "/messages", texts.get(i));
    }
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      long one = ChatLab.json(talks.get(i).answer().expect(201)).path("id").asLong();
      ids.add(one);
      JsonNode kept = messages(lab, server, one - 1).get(0);
      expectMessage(kept, one, ana.name(), texts.get(i), false, false);
    }
    Collections.sort(ids);
    if (ids.get(0) != id + 1 || ids.get(15) != id + 16 || ids.stream().distinct().count() != 16) {
      throw new CheckFailed("16 messages should have the next 16 ids after " + id + ": " + ids);
    }
    talks.forEach(Talk::close);
  }
}
