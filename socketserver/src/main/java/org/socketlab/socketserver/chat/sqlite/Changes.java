package org.socketlab.socketserver.chat.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.socketlab.socketserver.chat.ChatEvent;
import org.socketlab.socketserver.chat.ChatMessage;
import org.socketlab.socketserver.chat.Member;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.NotDone.Reason;

/**
 * The changes to the database, each with the event that reports it. The same transaction checks
 * that the change is allowed.
 *
 * <p>Statements are prepared anew each time: a statement that failed on a full disk cannot be used
 * again.
 */
final class Changes {
  /** Stands for no event: nothing has changed. */
  static final long NO_EVENT = 0;

  private Changes() {}

  /** A member came or left, reported by the event with that number. */
  record Moved(Member member, long event) {}

  static Moved join(Connection database, String name, byte[] hash) throws NotDone, SQLException {
    String sql = "INSERT INTO members (name, hash) VALUES (?, ?) ON CONFLICT (name) DO NOTHING";
    if (update(database, sql, name, hash) == 0) {
      throw new NotDone(Reason.TAKEN, "the name " + name + " is taken");
    }
    Member member = new Member(lastId(database), name);
    return new Moved(member, event(database, ChatEvent.Kind.USERS, 0));
  }

  static Moved leave(Connection database, Member member) throws SQLException {
    update(database, "DELETE FROM members WHERE id = ?", member.id());
    return new Moved(member, event(database, ChatEvent.Kind.USERS, 0));
  }

  static ChatEvent.OfMessage post(Connection database, Member author, String text, String at)
      throws SQLException {
    String sql = "INSERT INTO messages (member, name, text, at) VALUES (?, ?, ?, ?)";
    update(database, sql, author.id(), author.name(), text, at);
    long id = lastId(database);
    ChatMessage message = new ChatMessage(id, author.name(), text, at, false, false);
    return told(database, ChatEvent.Kind.MESSAGE, message);
  }

  static ChatEvent.OfMessage edit(Connection database, Member author, long id, String text)
      throws NotDone, SQLException {
    ChatMessage old = own(database, author, id);
    if (old.deleted()) {
      throw new NotDone(Reason.GONE, "message " + id + " was deleted");
    }
    if (old.text().equals(text)) {
      return new ChatEvent.OfMessage(NO_EVENT, ChatEvent.Kind.EDITED, old);
    }
    update(database, "UPDATE messages SET text = ?, edited = 1 WHERE id = ?", text, id);
    ChatMessage edited = new ChatMessage(id, old.name(), text, old.at(), true, false);
    return told(database, ChatEvent.Kind.EDITED, edited);
  }

  static ChatEvent.OfMessage delete(Connection database, Member author, long id)
      throws NotDone, SQLException {
    ChatMessage old = own(database, author, id);
    if (old.deleted()) {
      return new ChatEvent.OfMessage(NO_EVENT, ChatEvent.Kind.DELETED, old);
    }
    update(database, "UPDATE messages SET text = '', deleted = 1 WHERE id = ?", id);
    ChatMessage empty = new ChatMessage(id, old.name(), "", old.at(), old.edited(), true);
    return told(database, ChatEvent.Kind.DELETED, empty);
  }

  private static ChatEvent.OfMessage told(
      Connection database, ChatEvent.Kind kind, ChatMessage message) throws SQLException {
    return new ChatEvent.OfMessage(event(database, kind, message.id()), kind, message);
  }

  /** Adds an event, and returns its number. */
  private static long event(Connection database, ChatEvent.Kind kind, long message)
      throws SQLException {
    update(database, "INSERT INTO events (kind, message) VALUES (?, ?)", kind.toString(), message);
    return lastId(database);
  }

  /** The message with that id, which must belong to that member. */
  private static ChatMessage own(Connection database, Member author, long id)
      throws NotDone, SQLException {
    String sql = "SELECT id, name, text, at, edited, deleted, member FROM messages WHERE id = ?";
    try (PreparedStatement query = database.prepareStatement(sql)) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new NotDone(Reason.NOT_THERE, "there is no message " + id);
        }
        if (row.getLong("member") != author.id()) {
          throw new NotDone(Reason.NOT_YOURS, "message " + id + " is somebody else's");
        }
        return Tables.message(row);
      }
    }
  }

  static int update(Connection database, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static long lastId(Connection database) throws SQLException {
    try (PreparedStatement query = database.prepareStatement("SELECT last_insert_rowid()");
        ResultSet id = query.executeQuery()) {
      id.next();
      return id.getLong(1);
    }
  }
}
