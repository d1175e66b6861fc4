package org.socketlab.socketserver.chat.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.socketlab.socketserver.chat.ChatEvent;
import org.socketlab.socketserver.chat.ChatMessage;
import org.socketlab.socketserver.chat.Member;
import org.socketlab.socketserver.chat.NotDone;

/** The database's tables and their queries; one thread reads at a time, within microseconds. */
final class Tables implements AutoCloseable {
  private static final String FIELDS = "m.id, m.name, m.text, m.at, m.edited, m.deleted";

  private final Connection database;
  private final Consumer<String> notes;

  /** A member, and the hash of its secret. */
  record Row(Member member, byte[] hash) {}

  /** Reads by that connection. */
  Tables(Connection database, Consumer<String> notes) {
    this.database = database;
    this.notes = notes;
  }

  /** Creates the tables. AUTOINCREMENT: a number is never reused, even if its row is gone. */
  static Void create(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS members (id INTEGER PRIMARY KEY AUTOINCREMENT,"
              + " name TEXT NOT NULL UNIQUE, hash BLOB NOT NULL)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY AUTOINCREMENT,"
              + " member INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,"
              + " edited INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY AUTOINCREMENT,"
              + " kind TEXT NOT NULL, message INTEGER NOT NULL)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS bookmark (only INTEGER PRIMARY KEY CHECK (only = 1),"
              + " sequence INTEGER NOT NULL, id TEXT NOT NULL)");
    }
    return null;
  }

  /** What to do with each row. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  List<Row> members() throws NotDone {
    return rows(
        "SELECT id, name, hash FROM members WHERE id > ? ORDER BY id LIMIT ?",
        0,
        Integer.MAX_VALUE,
        row -> new Row(new Member(row.getLong(1), row.getString(2)), row.getBytes(3)));
  }

  ChatMessage message(long id) throws NotDone {
    List<ChatMessage> found = messagesAfter(id - 1, 1);
    return found.isEmpty() || found.get(0).id() != id ? null : found.get(0);
  }

  List<ChatMessage> messagesAfter(long id, int most) throws NotDone {
    String sql = "SELECT " + FIELDS + " FROM messages m WHERE m.id > ? ORDER BY m.id LIMIT ?";
    return rows(sql, id, most, Tables::message);
  }

  /** The events, each with its message's current state. */
  List<ChatEvent> eventsAfter(long number, int most, Supplier<List<Member>> here) throws NotDone {
    String sql =
        "SELECT "
            + FIELDS
            + ", e.id, e.kind FROM events e LEFT JOIN messages m ON m.id = e.message"
            + " WHERE e.id > ? ORDER BY e.id LIMIT ?";
    return rows(
        sql,
        number,
        most,
        row -> {
          ChatEvent.Kind kind = ChatEvent.Kind.of(row.getString(8));
          return kind == ChatEvent.Kind.USERS
              ? new ChatEvent.OfMembers(row.getLong(7), here.get())
              : new ChatEvent.OfMessage(row.getLong(7), kind, message(row));
        });
  }

  long lastMessage() throws NotDone {
    return last("SELECT max(id) FROM messages WHERE id > ? LIMIT ?");
  }

  long lastEvent() throws NotDone {
    return last("SELECT max(id) FROM events WHERE id > ? LIMIT ?");
  }

  private long last(String sql) throws NotDone {
    return rows(sql, 0, 1, row -> row.getLong(1)).get(0);
  }

  static ChatMessage message(ResultSet row) throws SQLException {
    return new ChatMessage(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getBoolean(6));
  }

  synchronized Bookmark bookmark() throws NotDone {
    try {
      return Bookmark.read(database);
    } catch (SQLException e) {
      throw Commits.failure(e, notes);
    }
  }

  private synchronized <T> List<T> rows(String sql, long after, int most, RowReader<T> reader)
      throws NotDone {
    try (PreparedStatement query = database.prepareStatement(sql)) {
      query.setLong(1, after);
      query.setInt(2, most);
      List<T> rows = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw Commits.failure(e, notes);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IOException("the chat's database does not close", e);
    }
  }
}
