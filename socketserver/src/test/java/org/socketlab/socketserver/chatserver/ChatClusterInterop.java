package org.socketlab.socketserver.chatserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.socketlab.socketserver.chat.nats.NatsNode;
import org.socketlab.socketserver.chatserver.ChatLab.User;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.Attack;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;

/**
 * Three chat servers on a broker of three servers are one chat, and stay one whichever is killed.
 */
@Execution(ExecutionMode.SAME_THREAD)
final class ChatClusterInterop {
  private static final int WRITERS = 6;

  @TempDir private Path folder;

  private final Lab lab = Lab.ours("socketserver", "chat-server");
  private final Map<Long, String> acknowledged = new ConcurrentSkipListMap<>();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private final AtomicInteger texts = new AtomicInteger();
  private List<NatsNode> nodes = List.of();
  private final Child[] children = new Child[3];
  private final InetSocketAddress[] servers = new InetSocketAddress[3];
  private volatile boolean enough;

  private void startCluster() throws IOException {
    nodes = NatsNode.cluster(folder);
    for (int i = 0; i < 3; i++) {
      startServer(i);
    }
    for (int i = 0; i < 3; i++) {
      awaitServer(i);
    }
  }

  private void startServer(int i) {
    String data = folder.resolve("data" + i).toString();
    children[i] = lab.start("127.0.0.1", "0", "--data", data, "--nats", brokers());
  }

  /**
   * A server asks the cluster's leader; two servers of three may need several attempts to elect
   * one.
   */
  private void awaitServer(int i) {
    for (int attempt = 1; ; attempt++) {
      try {
        servers[i] = children[i].listening();
        return;
      } catch (CheckFailed e) {
        if (attempt == 3 || !e.getMessage().contains("came on stdout within")) {
          throw new AssertionError(e.getMessage() + "; it said: " + children[i].stderr(), e);
        }
      }
    }
  }

  private String brokers() {
    return String.join(",", nodes.stream().map(node -> node.address().toString()).toList());
  }

  @AfterEach
  void close() {
    lab.close();
    nodes.forEach(NatsNode::close);
  }

  @Test
  void whicheverIsKilledNothingIsLostDoubledOrReordered() throws Exception {
    startCluster();
    expectNamesToBeUnique();
    List<User> users =
        IntStream.range(0, WRITERS)
            .mapToObj(i -> ChatLab.join(lab, servers[i % 3], "writer" + i))
            .toList();
    List<CompletableFuture<Void>> writers =
        users.stream().map(user -> CompletableFuture.runAsync(() -> write(user))).toList();

    awaitMore(100);
    children[0].close(); // SIGKILL
    awaitMore(100);
    NatsNode leader = NatsNode.leader(nodes, "chat");
    leader.kill();
    awaitMore(100);
    startServer(0);
    awaitServer(0);
    leader.start();
    awaitMore(100);
    enough = true;
    for (CompletableFuture<Void> writer : writers) {
      writer.get();
    }

    expectOneChat(users.get(0));
    expectEventsToGoOnAnywhere();
    nodes.forEach(NatsNode::kill);
    expectReadingAndNoWriting(users.get(0));
    for (NatsNode node : nodes) {
      node.start();
    }
    awaitLong("it is written to again", () -> isPosted(users.get(0), servers[0]));
    expectOneChat(users.get(1));
    for (Child child : children) {
      child.terminate();
      child.expectStopped();
    }
  }

  /** The chat server's copy is then the only one left, and the broker has another chat. */
  @Test
  void aBrokerThatHasForgottenEverythingEndsTheServer() throws Exception {
    NatsNode node = NatsNode.alone(folder);
    nodes = List.of(node);
    startServer(0);
    ChatLab.join(lab, children[0].listening(), "ana");
    node.kill();
    node.forget();
    node.start();
    children[0].expectExit(1);
    String said = children[0].stderr();
    assertTrue(
        said.contains("cannot go on with the chat: the broker has another stream now"), said);
  }

  @Test
  void aBrokerWithoutStreamsIsSaidSo() throws Exception {
    NatsNode node = NatsNode.withoutStreams(folder);
    nodes = List.of(node);
    startServer(0);
    children[0].expectFailure("chat-server", 1, "keeps no streams", node.address().toString());
    assertTrue(children[0].stderr().contains("hint: start it with JetStream"));
  }

  private void expectNamesToBeUnique() throws Exception {
    for (int round = 0; round < 5; round++) {
      String body = ChatLab.body("name", "racer" + round);
      List<CompletableFuture<Integer>> racing = new ArrayList<>();
      for (InetSocketAddress server : servers) {
        racing.add(
            CompletableFuture.supplyAsync(
                () -> ChatLab.ask(lab, server, "POST", "/users", body).status()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (CompletableFuture<Integer> one : racing) {
        statuses.add(one.get());
      }
      assertEquals(List.of(201, 409, 409), statuses.stream().sorted().toList());
    }
  }

  /** Writes at one server as long as it answers, and then goes to the next. */
  private void write(User user) {
    for (int at = texts.get(); !enough; ) {
      String text = user.name() + " " + texts.incrementAndGet();
      try {
        Answer answer =
            at(servers[at % 3], user).ask("POST", "/messages", ChatLab.body("text", text));
        if (answer.status() == 201) {
          String other = acknowledged.put(ChatLab.json(answer).path("id").asLong(), text);
          assertEquals(null, other, "an id came twice");
          continue;
        }
        answer.expect(503, 504).expectWords();
        if (answer.status() == 504) {
          unknown.add(text);
        }
      } catch (CheckFailed killed) {
        unknown.add(text);
      }
      at++;
    }
  }

  private User at(InetSocketAddress server, User user) {
    return new User(lab, server, user.name(), user.token());
  }

  private void awaitMore(int messages) {
    int wanted = acknowledged.size() + messages;
    awaitLong(messages + " more messages are written", () -> acknowledged.size() >= wanted);
  }

  /** Electing a leader alone takes up to 9 s. */
  private static void awaitLong(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "waited in vain until " + what);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void expectOneChat(User user) {
    at(servers[1], user).post("the last one " + texts.incrementAndGet());
    List<JsonNode> all = kept(servers[1]);
    for (InetSocketAddress server : servers) {
      Attack.await("all have all of it", () -> kept(server).size() == all.size());
      assertEquals(all, kept(server));
    }
    Map<Long, String> kept = new ConcurrentSkipListMap<>();
    all.forEach(message -> kept.put(message.path("id").asLong(), message.path("text").asText()));
    assertEquals(
        LongStream.rangeClosed(1, all.size()).boxed().toList(), List.copyOf(kept.keySet()));
    acknowledged.forEach((id, text) -> assertEquals(text, kept.get(id), "message " + id));
    assertEquals(kept.size(), kept.values().stream().distinct().count(), "one is there twice");
    kept.forEach(
        (id, text) ->
            assertTrue(
                acknowledged.containsKey(id)
                    || unknown.contains(text)
                    || text.startsWith("the last"),
                "refused, and yet there: " + text));
  }

  private List<JsonNode> kept(InetSocketAddress server) {
    List<JsonNode> all = new ArrayList<>();
    List<JsonNode> some;
    while (!(some = ChatLab.messages(lab, server, all.size())).isEmpty()) {
      all.addAll(some);
    }
    return all;
  }

  private void expectEventsToGoOnAnywhere() {
    try (EventLines here = new EventLines(lab, servers[1], "20")) {
      for (int i = 0; i < 5; i++) {
        here.expect("message");
      }
      List<JsonNode> next = IntStream.range(0, 20).mapToObj(i -> here.expect("message")).toList();
      for (InetSocketAddress server : servers) {
        try (EventLines there = new EventLines(lab, server, "25")) {
          assertEquals(
              next, IntStream.range(0, 20).mapToObj(i -> there.expect("message")).toList());
          assertEquals(here.id(), there.id());
        }
      }
    }
  }

  private void expectReadingAndNoWriting(User user) {
    for (InetSocketAddress server : servers) {
      String text = "no " + texts.incrementAndGet();
      String body = ChatLab.body("text", text);
      Answer answer = at(server, user).ask("POST", "/messages", body);
      if (answer.expect(503, 504).expectWords().status() == 504) {
        unknown.add(text);
      }
      Talk.get(lab, server, "/messages/1").expect(200);
    }
  }

  private boolean isPosted(User user, InetSocketAddress server) {
    String text = "the last try " + texts.incrementAndGet();
    return at(server, user).ask("POST", "/messages", ChatLab.body("text", text)).status() == 201;
  }
}
