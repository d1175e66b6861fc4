package org.socketlab.socketserver.tws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.socketlab.socketserver.web.Attack.bytes;
import static org.socketlab.socketserver.web.Attack.said;
import static org.socketlab.socketserver.web.Attack.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.socketlab.socketserver.web.SmallDisk;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;

/** A user that got a 201 is there for good; a user that can't be stored gets no 201. */
@Execution(ExecutionMode.SAME_THREAD)
final class TwsDurability {
  private static final int ROUNDS = 10;
  private static final int WRITERS = 4;

  private final Lab lab = Lab.ours("socketserver", "tws");

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void killedAtAnyMomentItLosesNoUser() throws Exception {
    Map<Long, String> acknowledged = new ConcurrentHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Child child = TwsLab.start(lab);
      InetSocketAddress server = child.listening();
      AtomicInteger left = new AtomicInteger(1 + lab.random().nextInt(40));
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String name = "writer-" + round + "-" + i + "-";
        Thread writer = new Thread(() -> write(server, name, acknowledged, left, child));
        writer.start();
        writers.add(writer);
      }
      for (Thread writer : writers) {
        writer.join(); // each ends when the server does
      }
    }
    Child child = TwsLab.start(lab);
    Map<Long, String> kept = users(child.listening());
    acknowledged.forEach((id, name) -> assertEquals(name, kept.get(id), "user " + id));
    assertTrue(acknowledged.size() >= ROUNDS, "few users came through: " + acknowledged.size());
  }

  /** Creates users until the server is killed, by the writer of the last user. */
  private static void write(
      InetSocketAddress server,
      String name,
      Map<Long, String> acknowledged,
      AtomicInteger left,
      Child child) {
    for (int i = 0; i < 1000; i++) {
      try {
        String said = said(server, post(name + i));
        if (status(said) == 201) {
          acknowledged.put(new ObjectMapper().readTree(body(said)).get("id").asLong(), name + i);
        }
        if (left.decrementAndGet() == 0) {
          child.close(); // SIGKILL, while the others are in the middle of theirs
        }
      } catch (IOException killed) {
        return;
      }
    }
  }

  @Test
  void aFullDiskIsNever201() throws Exception {
    Path data = Files.createDirectory(lab.folder().resolve("data"));
    try (SmallDisk disk = new SmallDisk(data);
        Child child = TwsLab.start(lab)) {
      InetSocketAddress server = child.listening();
      Map<Long, String> acknowledged = new TreeMap<>();
      disk.fill(60_000); // room for some users, and not for many
      String last = null;
      for (int i = 0; i < 5000 && (last == null || status(last) == 201); i++) {
        String name = "x".repeat(90) + i;
        last = said(server, post(name));
        if (status(last) == 201) {
          acknowledged.put(new ObjectMapper().readTree(body(last)).get("id").asLong(), name);
        }
      }
      assertEquals(507, status(last), last);
      assertTrue(acknowledged.size() > 0, "no user came before the disk was full");
      assertEquals(acknowledged, users(server));
      disk.makeRoom();
      assertEquals(201, status(said(server, post("again"))));
    }
  }

  private static Map<Long, String> users(InetSocketAddress server) throws IOException {
    Map<Long, String> users = new TreeMap<>();
    String said = said(server, bytes("GET /users HTTP/1.0\r\n\r\n"));
    for (JsonNode user : new ObjectMapper().readTree(body(said))) {
      users.put(user.get("id").asLong(), user.get("Nombre").asText());
    }
    return users;
  }

  private static byte[] post(String name) {
    String body = "{\"Nombre\": \"" + name + "\"}";
    return bytes(
        "POST /createUser HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body));
  }

  private static String body(String said) {
    return said.substring(said.indexOf("\r\n\r\n") + 4);
  }
}
