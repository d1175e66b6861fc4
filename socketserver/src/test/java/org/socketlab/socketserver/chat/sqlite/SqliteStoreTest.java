package org.socketlab.socketserver.chat.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.cli.Failure;
import org.socketlab.socketserver.chat.ChatMessage;
import org.socketlab.socketserver.chat.ChatStore;
import org.socketlab.socketserver.chat.ChatStoreTest;
import org.socketlab.socketserver.chat.Member;
import org.socketlab.socketserver.chat.NotDone;

/** The store in a database passes the tests of every store, and keeps the chat in a folder. */
final class SqliteStoreTest extends ChatStoreTest {
  private final List<String> notes = new ArrayList<>();

  @Override
  protected ChatStore open(Path path) throws IOException {
    return new SqliteStore(path, notes::add);
  }

  @Test
  void aFolderIsForOneServerAtATime() {
    Failure failure = assertThrows(Failure.class, () -> open(folder));
    assertEquals("another chat-server keeps its chat in " + folder, failure.getMessage());
  }

  @Test
  void aFileThatIsNoDatabaseIsSaidSo(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("chat.db"), "no database ".repeat(1000));
    IOException failure = assertThrows(IOException.class, () -> open(other));
    assertTrue(failure.getMessage().startsWith("the chat's database does not open: "));
  }

  @Test
  void secretsAreNotKept(@TempDir Path other) throws IOException {
    String token;
    try (ChatStore store = open(other)) {
      token = store.join("ana").toString();
    }
    String secret = token.substring(token.indexOf('-') + 1);
    try (Stream<Path> files = Files.walk(other)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String kept = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(kept.contains(secret), file + " has the secret");
      }
    }
  }

  /** As after a power cut during a write to the log: anything after the last commit is ignored. */
  @Test
  void garbageAtTheLogsEndIsNoHindrance(@TempDir Path other) throws IOException {
    Path copy = Files.createDirectory(other.resolve("copy"));
    try (ChatStore store = open(other.resolve("first"))) {
      store.post(store.member(store.join("ana").toString()), "hola");
      for (String name : List.of("chat.db", "chat.db-wal")) {
        Files.copy(other.resolve("first").resolve(name), copy.resolve(name));
      }
    }
    byte[] garbage = new byte[5000];
    new java.util.Random(7).nextBytes(garbage);
    Files.write(copy.resolve("chat.db-wal"), garbage, StandardOpenOption.APPEND);
    try (ChatStore store = open(copy)) {
      assertEquals("hola", store.message(1).text());
      assertEquals(1, store.lastMessage());
    }
  }

  /** The database refuses one text, as a full disk refuses long messages. */
  @Test
  void aChangeThatFailsFailsAloneAndTheChatGoesOn(@TempDir Path other) throws Exception {
    try (ChatStore store = open(other)) {
      Member ana = store.member(store.join("ana").toString());
      trigger(
          other,
          "CREATE TRIGGER t BEFORE INSERT ON messages WHEN NEW.text = 'bad'"
              + " BEGIN SELECT RAISE(ABORT, 'broken'); END");
      NotDone refused = assertThrows(NotDone.class, () -> store.post(ana, "bad"));
      assertEquals(NotDone.Reason.AWAY, refused.reason());
      assertTrue(notes.toString().contains("broken"), notes.toString());
      assertEquals(1, store.post(ana, "good").id());
      assertEquals(
          List.of("good"), store.messagesAfter(0, 9).stream().map(ChatMessage::text).toList());
    }
  }

  private static void trigger(Path folder, String sql) throws SQLException {
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
