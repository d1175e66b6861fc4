package org.socketlab.socketserver.chat.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How far a store is a copy of another. The bookmark is kept in the same database, and written in
 * the transaction of the change itself, so that a change and its bookmark are on disk together, or
 * neither is.
 *
 * @param sequence the newest change that was made, 0 if none was
 * @param id its id, which identifies the original
 */
public record Bookmark(long sequence, String id) {
  /** The bookmark of an empty copy, or of a store that is not a copy. */
  public static final Bookmark START = new Bookmark(0, "");

  static Bookmark read(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT sequence, id FROM bookmark")) {
      return row.next() ? new Bookmark(row.getLong(1), row.getString(2)) : START;
    }
  }

  void write(Connection database) throws SQLException {
    if (sequence > 0) {
      String sql = "INSERT OR REPLACE INTO bookmark (only, sequence, id) VALUES (1, ?, ?)";
      Changes.update(database, sql, sequence, id);
    }
  }
}
