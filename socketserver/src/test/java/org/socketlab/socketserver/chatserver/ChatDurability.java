package org.socketlab.socketserver.chatserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.socketlab.socketserver.chatserver.ChatLab.User;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.SmallDisk;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;

/** A message that got a 201 is there for good, once; a message that can't be stored gets no 201. */
@Execution(ExecutionMode.SAME_THREAD)
final class ChatDurability {
  private static final int ROUNDS = 8;
  private static final int WRITERS = 8;

  private final Lab lab = Lab.ours("socketserver", "chat-server");
  private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void killedAtAnyMomentItLosesNoMessageAndDoublesNone() throws Exception {
    User ana = null;
    for (int round = 0; round < ROUNDS; round++) {
      Child child = ChatLab.start(lab);
      InetSocketAddress server = child.listening();
      ana = ana == null ? ChatLab.join(lab, server, "ana") : at(server, ana);
      AtomicInteger left = new AtomicInteger(1 + lab.random().nextInt(100));
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        User author = ana;
        String name = "writer " + round + "." + i + " ";
        Thread writer = new Thread(() -> write(author, name, left, child));
        writer.start();
        writers.add(writer);
      }
      for (Thread writer : writers) {
        writer.join(); // each ends when the server does
      }
      if (round % 2 == 1) {
        leaveGarbage();
      }
    }
    InetSocketAddress server = ChatLab.server(lab);
    Map<Long, String> kept = kept(server);
    assertTrue(acknowledged.size() >= ROUNDS, "few came through: " + acknowledged.size());
    acknowledged.forEach((id, text) -> assertEquals(text, kept.get(id), "message " + id));
    assertEquals(kept.size(), kept.values().stream().distinct().count(), "one is there twice");
    assertEquals(
        LongStream.rangeClosed(1, kept.size()).boxed().toList(), List.copyOf(kept.keySet()));
    assertEquals(kept.size() + 1L, at(server, ana).post("next").path("id").asLong());
  }

  private User at(InetSocketAddress server, User user) {
    return new User(lab, server, user.name(), user.token());
  }

  /** Posts until the server is killed, by the writer of the round's last message. */
  private void write(User author, String name, AtomicInteger left, Child child) {
    try {
      for (int i = 0; i < 1000; i++) {
        Answer answer = author.ask("POST", "/messages", ChatLab.body("text", name + i));
        if (answer.status() == 201) {
          long id = ChatLab.json(answer).path("id").asLong();
          assertNull(acknowledged.put(id, name + i), "the id " + id + " came twice");
        }
        if (left.decrementAndGet() == 0) {
          child.close(); // SIGKILL, while the others are in the middle of theirs
        }
      }
    } catch (CheckFailed killed) {
      // No whole reply: the writer can't know whether the message is stored.
    }
  }

  /** As after a power cut during a write to the log. */
  private void leaveGarbage() throws IOException {
    Path log = lab.folder().resolve("data").resolve("chat.db-wal");
    Files.write(log, lab.randomBytes(1, 9000), StandardOpenOption.APPEND);
  }

  private Map<Long, String> kept(InetSocketAddress server) {
    Map<Long, String> kept = new TreeMap<>();
    long last = 0;
    List<JsonNode> some;
    while (!(some = ChatLab.messages(lab, server, last)).isEmpty()) {
      for (JsonNode message : some) {
        long id = message.path("id").asLong();
        assertTrue(id > last, "not in order: " + id + " after " + last);
        kept.put(id, message.path("text").asText());
        last = id;
      }
    }
    return kept;
  }

  @Test
  void aFullDiskIsNever201AndTheChatGoesOn() throws Exception {
    Path data = Files.createDirectory(lab.folder().resolve("data"));
    try (SmallDisk disk = new SmallDisk(data);
        Child child = ChatLab.start(lab)) {
      InetSocketAddress server = child.listening();
      User ana = ChatLab.join(lab, server, "ana");
      Map<Long, String> kept = new TreeMap<>();
      disk.fill(120_000);
      Answer last = null;
      for (int i = 0; i < 5000 && (last == null || last.status() == 201); i++) {
        String text = "x".repeat(900) + i;
        last = ana.ask("POST", "/messages", ChatLab.body("text", text));
        if (last.status() == 201) {
          kept.put(ChatLab.json(last).path("id").asLong(), text);
        }
      }
      last.expect(507).expectWords();
      assertTrue(kept.size() > 0, "no message came before the disk was full");
      assertEquals(kept, kept(server));
      disk.makeRoom();
      assertEquals(kept.size() + 1L, ana.post("there is room").path("id").asLong());
    }
  }
}
