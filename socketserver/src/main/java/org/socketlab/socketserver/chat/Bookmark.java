package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where in the stream a copy is: kept in the copy's own database, and written in the transaction of
 * the change itself. So a change and the word that it was made are on disk together, or neither is.
 *
 * @param sequence the newest command that was carried out, 0 if none was
 * @param id its id, by which the stream is known again
 */
record Bookmark(long sequence, String id) {
  /** Of a copy that is empty. */
  static final Bookmark START = new Bookmark(0, "");

  private static final int ATTEMPTS = 20;
  private static final long PAUSE_MILLIS = 250;

  /** Reads it; makes its table if need be. */
  static Bookmark read(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS bookmark (only INTEGER PRIMARY KEY CHECK (only = 1),"
              + " sequence INTEGER NOT NULL, id TEXT NOT NULL)");
      try (ResultSet row = statement.executeQuery("SELECT sequence, id FROM bookmark")) {
        return row.next() ? new Bookmark(row.getLong(1), row.getString(2)) : START;
      }
    }
  }

  /** Writes it; returns nothing. */
  Void write(Connection database) throws SQLException {
    String sql = "INSERT OR REPLACE INTO bookmark (only, sequence, id) VALUES (1, ?, ?)";
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setLong(1, sequence);
      statement.setString(2, id);
      statement.executeUpdate();
    }
    return null;
  }

  /** Whether the command that it names stands in that stream, at that place. */
  boolean isIn(CommandStream stream) throws IOException {
    if (sequence == 0) {
      return true;
    }
    String there = stream.idAt(sequence);
    // One of the broker's servers that has just become the leader may not have it at hand yet.
    for (int i = 0; i < ATTEMPTS && there == null; i++) {
      Pause.millis(PAUSE_MILLIS);
      there = stream.idAt(sequence);
    }
    return id.equals(there);
  }
}
