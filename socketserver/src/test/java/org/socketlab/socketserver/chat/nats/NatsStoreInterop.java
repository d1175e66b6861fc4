package org.socketlab.socketserver.chat.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.socketlab.socketserver.chat.ChatMessage;
import org.socketlab.socketserver.chat.ChatStore;
import org.socketlab.socketserver.chat.ChatStoreTest;
import org.socketlab.socketserver.chat.Member;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.Token;
import org.socketlab.socketserver.web.Attack;

/** The store on NATS passes the tests of every store; several such stores are one chat. */
@Execution(ExecutionMode.SAME_THREAD)
final class NatsStoreInterop extends ChatStoreTest {
  @TempDir private static Path broker;
  private static NatsNode node;

  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void startBroker() throws IOException {
    node = NatsNode.alone(broker);
  }

  @AfterAll
  static void stopBroker() {
    if (node != null) {
      node.close();
    }
  }

  /** Each test has a stream of its own, named after its folder. */
  @Override
  protected ChatStore open(Path path) throws IOException {
    return open(path, path);
  }

  private ChatStore open(Path path, Path stream) throws IOException {
    String name = stream.getFileName().toString().replaceAll("\\W", "");
    return new NatsStore(
        path,
        new CommandStream(new Broker(List.of(node.address()), notes::add), name, notes::add),
        notes::add);
  }

  private ChatStore another(Path path) throws IOException {
    ChatStore store = open(path, folder);
    store.listen(event -> {});
    return store;
  }

  private static Member joined(ChatStore store, String name) throws IOException {
    return store.member(store.join(name).toString());
  }

  @Test
  void twoServersAreOneChat(@TempDir Path elsewhere) throws Exception {
    try (ChatStore here = another(elsewhere.resolve("here"));
        ChatStore there = another(elsewhere.resolve("there"))) {
      for (int round = 0; round < 10; round++) {
        String name = "eva" + round;
        List<CompletableFuture<Token>> racing =
            Stream.of(here, there)
                .map(store -> CompletableFuture.supplyAsync(() -> tokenOrNull(store, name)))
                .toList();
        Token first = racing.get(0).get();
        Token second = racing.get(1).get();
        assertTrue(first == null ^ second == null, "exactly one of them gets the name");
        String token = (first == null ? second : first).toString();
        ChatStore loser = first == null ? here : there;
        Member eva = loser.member(token); // at once, though it came in at the other one
        ChatMessage message = loser.post(eva, "hola " + round);
        assertEquals(
            message.text() + "!", here.edit(eva, message.id(), "hola " + round + "!").text());
      }
      there.awaitEvent(here.lastEvent());
      here.awaitEvent(there.lastEvent());
      assertEquals(here.messagesAfter(0, 100), there.messagesAfter(0, 100));
      assertEquals(here.eventsAfter(0, 1000), there.eventsAfter(0, 1000));
    }
  }

  private static Token tokenOrNull(ChatStore store, String name) {
    try {
      return store.join(name);
    } catch (NotDone e) {
      assertEquals(NotDone.Reason.TAKEN, e.reason());
      return null;
    }
  }

  @Test
  void aCopyThatIsLostIsMadeAgain(@TempDir Path elsewhere) throws IOException {
    try (ChatStore store = another(elsewhere.resolve("first"));
        ChatStore other = another(elsewhere.resolve("second"))) {
      Member eva = joined(store, "eva");
      IntStream.range(0, 300).mapToObj(i -> "text " + i).forEach(text -> post(store, eva, text));
      other.awaitEvent(store.lastEvent());
      try (ChatStore anew = another(elsewhere.resolve("third"))) {
        assertEquals(store.eventsAfter(0, 1000), anew.eventsAfter(0, 1000));
        assertEquals(store.messagesAfter(0, 1000), anew.messagesAfter(0, 1000));
        assertEquals(301, post(anew, eva, "and on").id());
      }
    }
  }

  private static ChatMessage post(ChatStore store, Member author, String text) {
    try {
      return store.post(author, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCopyOfAnotherStreamIsPutAside(@TempDir Path elsewhere, @TempDir Path other)
      throws IOException {
    try (ChatStore store = open(elsewhere)) {
      store.listen(event -> {});
      joined(store, "eva");
    }
    try (ChatStore store = open(other)) { // so that it has as many commands
      store.listen(event -> {});
      joined(store, "luis");
    }
    try (ChatStore store = open(elsewhere, other);
        Stream<Path> kept = Files.list(elsewhere)) {
      store.listen(event -> {});
      assertEquals(List.of("luis"), store.members().stream().map(Member::name).toList());
      assertEquals(2, kept.filter(Files::isDirectory).count());
      assertTrue(notes.toString().contains("another stream"), notes.toString());
      joined(store, "eva");
    }
  }

  @Test
  void whatIsNoCommandIsPassedOver(@TempDir Path elsewhere) throws Exception {
    try (ChatStore store = another(elsewhere);
        Broker stranger = new Broker(List.of(node.address()), notes::add)) {
      Member eva = joined(store, "eva");
      String subject = folder.getFileName().toString().replaceAll("\\W", "") + ".commands";
      for (String text : List.of("", "{}", "null", "\u0000", "{\"do\":\"post\"}")) {
        stranger.connection().jetStream().publish(subject, text.getBytes(StandardCharsets.UTF_8));
      }
      assertEquals(1, post(store, eva, "hola").id());
    }
  }

  @Test
  void noSecretLeavesTheServer(@TempDir Path elsewhere) throws IOException {
    try (ChatStore store = another(elsewhere)) {
      Token token = store.join("eva");
      store.post(store.member(token.toString()), "a text that is there");
      assertTrue(isInFiles(broker, "a text that is there"));
      assertFalse(isInFiles(broker, token.secret()));
      assertFalse(isInFiles(elsewhere, token.secret()));
    }
  }

  private static boolean isInFiles(Path folder, String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The broker is connected, and does not answer. */
  @Test
  void aBrokerThatIsSilentLeavesItUncertainAndNothingIsDoubled(@TempDir Path elsewhere)
      throws Exception {
    try (ChatStore store = another(elsewhere)) {
      Member eva = joined(store, "eva");
      node.freeze();
      try {
        NotDone refused = assertThrows(NotDone.class, () -> store.post(eva, "perhaps"));
        assertEquals(NotDone.Reason.UNCERTAIN, refused.reason());
        assertEquals(0, store.lastMessage());
      } finally {
        node.thaw();
      }
      Attack.await(
          "it is written to again", () -> isPosted(store, eva, "again " + System.nanoTime()));
      List<String> texts = store.messagesAfter(0, 100).stream().map(ChatMessage::text).toList();
      assertEquals(texts.size(), texts.stream().distinct().count(), "doubled: " + texts);
    }
  }

  @Test
  void aBrokerThatIsGoneIsAwayUntilItIsBack(@TempDir Path elsewhere) throws Exception {
    try (ChatStore store = another(elsewhere);
        ChatStore other = another(elsewhere.resolve("other"))) {
      Member eva = joined(store, "eva");
      store.post(eva, "before");
      node.kill();
      try {
        Attack.await("it is seen to be gone", () -> isAway(store, eva));
        assertEquals("before", store.message(1).text());
        assertNotNull(other.eventsAfter(0, 10));
      } finally {
        node.start();
      }
      Attack.await("it is written to again", () -> isPosted(store, eva, "after"));
      long last = store.lastMessage();
      Attack.await("the other server hears of it", () -> hasMessage(other, last));
      assertEquals(store.messagesAfter(0, 100), other.messagesAfter(0, 100));
      assertTrue(notes.toString().contains(" is back"), notes.toString());
    }
  }

  private static boolean hasMessage(ChatStore store, long id) {
    try {
      return store.message(id) != null;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isAway(ChatStore store, Member author) {
    NotDone refused = assertThrows(NotDone.class, () -> store.post(author, "no"));
    return refused.reason() == NotDone.Reason.AWAY;
  }

  private static boolean isPosted(ChatStore store, Member author, String text) {
    try {
      return store.post(author, text).id() > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
