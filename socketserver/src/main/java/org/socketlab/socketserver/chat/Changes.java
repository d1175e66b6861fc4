package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.socketlab.socketserver.web.Refusal;

/**
 * What can be changed in the database; whether a change may be is looked at in the same transaction
 * that makes it.
 *
 * <p>Statements are prepared anew each time: after a full disk one that failed is of no more use.
 */
final class Changes {
  private Changes() {}

  /**
   * A message after a change.
   *
   * @param isNew false if it was so before
   */
  record Made(Message message, boolean isNew) {}

  static Member join(Connection database, String name, byte[] hash)
      throws IOException, SQLException {
    String sql = "INSERT INTO members (name, hash) VALUES (?, ?) ON CONFLICT (name) DO NOTHING";
    if (update(database, sql, name, hash) == 0) {
      throw new Refusal(409, "the name " + name + " is taken");
    }
    return new Member(lastId(database), name);
  }

  static void leave(Connection database, Member member) throws SQLException {
    update(database, "DELETE FROM members WHERE id = ?", member.id());
  }

  static Made post(Connection database, Member author, String text, String at) throws SQLException {
    update(
        database,
        "INSERT INTO messages (member, name, text, at) VALUES (?, ?, ?, ?)",
        author.id(),
        author.name(),
        text,
        at);
    Message message = new Message(lastId(database), author.name(), text, at, false, false);
    return new Made(message, true);
  }

  static Made edit(Connection database, Member author, long id, String text)
      throws IOException, SQLException {
    Message old = own(database, author, id);
    if (old.deleted()) {
      throw new Refusal(409, "message " + id + " was deleted");
    }
    if (old.text().equals(text)) {
      return new Made(old, false);
    }
    update(database, "UPDATE messages SET text = ?, edited = 1 WHERE id = ?", text, id);
    return new Made(new Message(id, old.name(), text, old.at(), true, false), true);
  }

  static Made delete(Connection database, Member author, long id) throws IOException, SQLException {
    Message old = own(database, author, id);
    if (old.deleted()) {
      return new Made(old, false);
    }
    update(database, "UPDATE messages SET text = '', deleted = 1 WHERE id = ?", id);
    return new Made(new Message(id, old.name(), "", old.at(), old.edited(), true), true);
  }

  /** Tells of a change; returns the event's number. */
  static long event(Connection database, Event.Kind kind, long message) throws SQLException {
    update(database, "INSERT INTO events (kind, message) VALUES (?, ?)", kind.toString(), message);
    return lastId(database);
  }

  /** The message with that id, which has to be that member's. */
  private static Message own(Connection database, Member author, long id)
      throws IOException, SQLException {
    String sql = "SELECT id, name, text, at, edited, deleted, member FROM messages WHERE id = ?";
    try (PreparedStatement query = database.prepareStatement(sql)) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new Refusal(404, "there is no message " + id);
        }
        if (row.getLong("member") != author.id()) {
          throw new Refusal(403, "message " + id + " is somebody else's");
        }
        return Tables.message(row);
      }
    }
  }

  private static int update(Connection database, String sql, Object... values) throws SQLException {
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
