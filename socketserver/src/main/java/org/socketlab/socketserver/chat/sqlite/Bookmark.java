package org.socketlab.socketserver.chat.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How far a store is that is the copy of something else: kept in the same database, and written in
 * the transaction of the change itself. So a change and the word that it was made are on disk
 * together, or neither is.
 *
 * @param sequence the newest change that was made, 0 if none was
 * @param id its id, by which the original is known again
 */
public record Bookmark(long sequence, String id) {
  /** Of a copy that is empty, or of a store that is no copy. */
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
