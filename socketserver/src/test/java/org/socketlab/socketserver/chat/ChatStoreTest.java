package org.socketlab.socketserver.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.socketserver.chat.NotDone.Reason;

/** The tests of every store of the chat, whatever its storage. */
public abstract class ChatStoreTest {
  @TempDir protected Path folder;

  private final List<ChatEvent> heard = Collections.synchronizedList(new ArrayList<>());
  private ChatStore store;
  private Member ana;
  private Member luis;

  /** Opens the store of that folder: the same chat as before a close. */
  protected abstract ChatStore open(Path folder) throws IOException;

  @BeforeEach
  void open() throws IOException {
    store = open(folder);
    store.listen(heard::add);
    ana = joined("ana");
    luis = joined("luis");
    heard.clear();
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private Member joined(String name) throws IOException {
    return store.member(store.join(name).toString());
  }

  private void reopen() throws IOException {
    store.close();
    store = open(folder);
    store.listen(heard::add);
  }

  private static void assertNotDone(Reason reason, Executable deed) {
    assertEquals(reason, assertThrows(NotDone.class, deed).reason());
  }

  @Test
  void aTokenIsOneMembersAlone() throws IOException {
    String token = store.join("eva").toString();
    assertEquals("eva", store.member(token).name());
    char last = token.charAt(token.length() - 1);
    String other = token.substring(0, token.length() - 1) + (last == '0' ? '1' : '0');
    assertNull(store.member(other));
    assertNull(store.member(ana.id() + token.substring(token.indexOf('-'))));
    assertNull(store.member(""));
    assertNull(store.member("999999999999999999-" + "0".repeat(32)));
    reopen();
    assertEquals("eva", store.member(token).name());
  }

  @Test
  void aNameIsOneMembersAtATime() throws IOException {
    assertNotDone(Reason.TAKEN, () -> store.join("ana"));
    assertEquals(List.of("ana", "luis"), store.members().stream().map(Member::name).toList());
    store.leave(ana);
    Member another = joined("ana");
    assertNotEquals(ana.id(), another.id());
    assertEquals(List.of("luis", "ana"), store.members().stream().map(Member::name).toList());
  }

  @Test
  void whoTakesAFreeNameGetsNoneOfItsMessages() throws IOException {
    ChatMessage old = store.post(ana, "mine");
    store.leave(ana);
    Member another = joined("ana");
    assertNotDone(Reason.NOT_YOURS, () -> store.edit(another, old.id(), "hers"));
    assertNotDone(Reason.NOT_YOURS, () -> store.delete(another, old.id()));
    assertEquals("mine", store.message(old.id()).text());
  }

  @Test
  void idsGrowByOneAndAreNeverGivenAgain() throws IOException {
    ChatMessage first = store.post(ana, "one");
    store.delete(ana, first.id());
    reopen();
    ChatMessage second = store.post(ana, "two");
    assertEquals(first.id() + 1, second.id());
    assertEquals(second.id(), store.lastMessage());
    assertEquals(second, store.message(second.id()));
    assertNull(store.message(second.id() + 1));
  }

  @Test
  void anEditIsThereOnceHoweverOftenItIsMade() throws IOException {
    ChatMessage message = store.post(ana, "hola");
    assertTrue(message.at().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    ChatMessage edited = store.edit(ana, message.id(), "<b>ñ 🚀\u0000");
    assertEquals(
        new ChatMessage(message.id(), "ana", "<b>ñ 🚀\u0000", message.at(), true, false), edited);
    assertEquals(edited, store.edit(ana, message.id(), edited.text()));
    assertEquals(2, heard.size());
    assertEquals(edited, store.message(message.id()));
    assertNotDone(Reason.NOT_YOURS, () -> store.edit(luis, message.id(), "no"));
    assertNotDone(Reason.NOT_THERE, () -> store.edit(ana, message.id() + 1, "no"));
  }

  @Test
  void aDeletedTextIsGoneAndItsPlaceStays() throws IOException {
    ChatMessage message = store.post(ana, "secret");
    assertNotDone(Reason.NOT_YOURS, () -> store.delete(luis, message.id()));
    store.delete(ana, message.id());
    store.delete(ana, message.id());
    assertNotDone(Reason.NOT_THERE, () -> store.delete(ana, message.id() + 1));
    assertNotDone(Reason.GONE, () -> store.edit(ana, message.id(), "back"));
    reopen();
    ChatMessage gone = new ChatMessage(message.id(), "ana", "", message.at(), false, true);
    assertEquals(gone, store.message(message.id()));
    assertEquals(List.of(gone), store.messagesAfter(0, 10));
    assertFalse(store.eventsAfter(0, 100).toString().contains("secret"));
  }

  @Test
  void historyComesInOrderAndInParts() throws IOException {
    for (int i = 0; i < 5; i++) {
      store.post(ana, "text " + i);
    }
    assertEquals(List.of(2L, 3L), store.messagesAfter(1, 2).stream().map(ChatMessage::id).toList());
    assertEquals(List.of(), store.messagesAfter(5, 10));
    assertEquals(5, store.messagesAfter(0, 1000).size());
  }

  @Test
  void eventsAreHeardAndReadAgainAlike() throws IOException {
    long before = store.lastEvent();
    ChatMessage message = store.post(ana, "hola");
    store.edit(ana, message.id(), "hola!");
    store.post(luis, "hola ana");
    store.delete(luis, message.id() + 1);
    store.leave(luis);
    List<ChatEvent> read = store.eventsAfter(before, 100);
    assertEquals(
        heard.stream().map(ChatEvent::number).toList(),
        read.stream().map(ChatEvent::number).toList());
    assertEquals(
        "[message, edited, message, deleted, users]",
        read.stream().map(ChatEvent::kind).toList().toString());
    assertEquals(heard.get(4), read.get(4));
    assertEquals(heard.get(1), read.get(1));
    assertEquals(read.get(4).number(), store.lastEvent());
    assertEquals(2, store.eventsAfter(before, 2).size());
  }

  @Test
  void sixteenAtATimeAreOneAfterAnother() throws Exception {
    ChatMessage message = store.post(ana, "start");
    List<String> texts =
        IntStream.range(0, 16).mapToObj(i -> ("text " + i + " ").repeat(100)).toList();
    all(texts, text -> store.edit(ana, message.id(), text));
    assertTrue(texts.contains(store.message(message.id()).text()));

    heard.clear();
    all(texts, text -> store.post(luis, text));
    List<ChatMessage> kept = store.messagesAfter(message.id(), 100);
    long first = message.id() + 1;
    assertEquals(
        LongStream.range(first, first + 16).boxed().toList(),
        kept.stream().map(ChatMessage::id).toList());
    assertEquals(kept, heard.stream().map(ChatStoreTest::message).toList());
    assertEquals(
        List.copyOf(texts).stream().sorted().toList(),
        kept.stream().map(ChatMessage::text).sorted().toList());
  }

  private static ChatMessage message(ChatEvent event) {
    return event instanceof ChatEvent.OfMessage of ? of.message() : null;
  }

  private interface Deed {
    Object with(String text) throws IOException;
  }

  private static void all(List<String> texts, Deed deed) throws Exception {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (String text : texts) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      running.add(done);
      new Thread(
              () -> {
                try {
                  deed.with(text);
                  done.complete(null);
                } catch (IOException e) {
                  done.completeExceptionally(e);
                }
              })
          .start();
    }
    for (CompletableFuture<Void> done : running) {
      done.get();
    }
  }
}
