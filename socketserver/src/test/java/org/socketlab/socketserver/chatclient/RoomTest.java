package org.socketlab.socketserver.chatclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.socketlab.cli.Target;
import org.socketlab.socketserver.chatclient.EventReader.LiveEvent;
import org.socketlab.testing.Lab;

final class RoomTest {
  private final Lab lab = Lab.ours("socketserver", "chat-client");
  private final ScriptedChat chat = new ScriptedChat(lab);
  private final Recorded screen = new Recorded();
  private final Server server =
      new Server(new Target("127.0.0.1", Integer.parseInt(chat.port())), 5000);
  private final Reach reach = new Reach(server, screen);
  private final ChatApi api = new ChatApi(server, reach);
  private final Room room = new Room(api, screen);

  /** A screen without a user. */
  private static final class Recorded implements Screen {
    private final List<String> shown = new ArrayList<>();

    @Override
    public String line(String prompt) {
      return null;
    }

    @Override
    public synchronized void show(String name, String what) {
      shown.add(name + what);
    }

    @Override
    public synchronized void print(String line) {
      shown.add(line);
    }

    @Override
    public synchronized void note(String sentence) {
      shown.add("! " + sentence);
    }

    @Override
    public boolean isTerminal() {
      return true;
    }

    @Override
    public void close() {}

    synchronized List<String> taken() {
      List<String> taken = List.copyOf(shown);
      shown.clear();
      return taken;
    }
  }

  @BeforeEach
  void joins() throws IOException {
    api.join("ana");
  }

  @AfterEach
  void closes() {
    chat.close();
    lab.close();
  }

  @Test
  void showsTheLatestOfALongHistory() throws IOException {
    for (int i = 1; i <= 7; i++) {
      chat.said("bea", "m" + i);
    }
    room.catchUp(2);
    assertEquals(
        List.of("! 5 earlier messages are not shown", "bea: m6", "bea: m7"), screen.taken());
    room.refresh();
    assertEquals(List.of(), screen.taken());
  }

  @Test
  void fetchesWhatAnEventHasLeftOut() throws IOException {
    chat.said("bea", "one");
    long second = chat.said("bea", "two");
    room.happened(event("message", second, "bea", "two"));
    assertEquals(List.of("bea: one", "bea: two"), screen.taken());
    room.happened(event("message", second, "bea", "two"));
    room.happened(event("deleted", second, "bea", ""));
    room.happened(new LiveEvent("9", "users", "[]"));
    assertEquals(List.of("bea deleted a message"), screen.taken());
  }

  @Test
  void passesOverAnEventThatIsNoMessage() throws IOException {
    assertFalse(room.happened(new LiveEvent("9", "message", "{]")));
    assertFalse(room.happened(new LiveEvent("9", "edited", "{\"id\":0}" + " ".repeat(100))));
    assertTrue(room.happened(event("message", 1, "bea", "hola")));
    String skipped = "! skipped an event that is no message in JSON: ";
    assertEquals(
        List.of(skipped + "{]", skipped + "{\"id\":0}" + " ".repeat(72) + "...", "bea: hola"),
        screen.taken());
  }

  @Test
  void knowsWhatItHasSaid() throws IOException {
    long newest = room.newest();
    long id = api.say("hola");
    room.refresh();
    assertTrue(room.hasSaid("hola", newest));
    assertFalse(room.hasSaid("hola", id));
    room.edited(id, "hola!");
    assertEquals(Set.of("hola!"), Set.copyOf(room.own().values()));
    room.deleted(id);
    assertTrue(room.own().isEmpty());
  }

  /**
   * A server that has lost its data reuses ids: the ids that were seen now belong to other
   * messages.
   */
  @Test
  void beginsAgainWithANewChat() throws IOException {
    for (int i = 1; i <= 5; i++) {
      chat.said("bea", "old");
    }
    room.refresh();
    screen.taken();
    chat.startsAnew();
    chat.said("bea", "new");
    long newest = room.newest();
    room.sent(api.say("hola"), "hola", newest);
    room.refresh();
    assertEquals(List.of("bea: new"), screen.taken());
  }

  @Test
  void isToldOnceThatTheServerIsAwayAndOnceThatItIsBack() throws IOException {
    chat.goAway();
    assertThrows(IOException.class, room::refresh);
    assertThrows(IOException.class, room::refresh);
    chat.comeBack();
    room.refresh();
    room.refresh();
    List<String> told = screen.taken();
    assertEquals(2, told.size(), told::toString);
    assertTrue(told.get(0).startsWith("! cannot reach the chat at " + server + ": "));
    assertEquals("! the chat at " + server + " is back", told.get(1));
  }

  @Test
  void isNotLetInUnderANameThatSomebodyElseHasTaken() {
    chat.forgetTheUsers();
    chat.joined("ana");
    IOException failure = assertThrows(IOException.class, () -> api.say("hola"));
    assertEquals("it has forgotten us, and does not let us in again", failure.getMessage());
    assertTrue(reach.isLost());
  }

  private static LiveEvent event(String type, long id, String name, String text) {
    return new LiveEvent(
        "9", type, "{\"id\":%d,\"name\":\"%s\",\"text\":\"%s\"}".formatted(id, name, text));
  }
}
