package org.socketlab.socketserver.tws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.cli.Failure;
import org.socketlab.socketserver.sqlite.SqliteCode;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * The users, on disk. When {@link #create} returns, its user survives the end of this process and
 * of the machine's power; when it throws, there is no such user.
 */
final class Users implements AutoCloseable {
  // All users go into one reply, which is built in memory.
  private static final int MOST = 100_000;

  private static final String INSERT =
      "INSERT INTO users (name) SELECT ? WHERE (SELECT count(*) FROM users) < " + MOST;

  private final Connection database;
  private final PreparedStatement one;
  private final PreparedStatement all;

  /** There is no room for another user; nothing was changed. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1;

    Full(String why) {
      super(why);
    }
  }

  private Users(Connection database) throws SQLException {
    this.database = database;
    try (Statement statement = database.createStatement()) {
      // AUTOINCREMENT: an id is never reused, even if its user is deleted.
      statement.execute(
          "CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)");
    }
    one = database.prepareStatement("SELECT id, name FROM users WHERE id = ?");
    all = database.prepareStatement("SELECT id, name FROM users ORDER BY id LIMIT " + MOST);
  }

  /**
   * Opens the users of a folder, and creates the folder if it does not exist.
   *
   * @throws IOException if that fails
   */
  static Users in(Path folder) throws IOException {
    Files.createDirectories(folder);
    SqliteCode.unpackIn(Files.createDirectories(folder.resolve("native")));
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL); // fsync before a commit returns
    config.setBusyTimeout(5000); // another tws may have the same folder
    try {
      return new Users(config.createConnection("jdbc:sqlite:" + folder.resolve("users.db")));
    } catch (SQLException e) {
      throw Failure.of("cannot open the users in " + folder + ": " + e.getMessage());
    }
  }

  /**
   * Adds a user. Its INSERT is a transaction of its own, which is on disk when this returns.
   *
   * @throws Full if there is no room
   */
  synchronized User create(String name) throws IOException {
    // Prepared anew each time: a statement that failed on a full disk cannot be used again.
    try (PreparedStatement insert = database.prepareStatement(INSERT)) {
      insert.setString(1, name);
      if (insert.executeUpdate() == 0) {
        throw new Full("there are " + MOST + " users, and there is no room for more");
      }
      try (Statement query = database.createStatement();
          ResultSet id = query.executeQuery("SELECT last_insert_rowid()")) {
        id.next();
        return new User(id.getLong(1), name);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The user with that id, or null. */
  synchronized User get(long id) throws IOException {
    try {
      one.setLong(1, id);
      List<User> found = users(one);
      return found.isEmpty() ? null : found.get(0);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** All users, in the order in which they came. */
  synchronized List<User> all() throws IOException {
    try {
      return users(all);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static IOException failed(SQLException e) {
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code
        ? new Full("the disk is full, and nothing was changed")
        : new IOException("the users' database: " + e.getMessage(), e);
  }

  private static List<User> users(PreparedStatement query) throws SQLException {
    List<User> users = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        users.add(new User(rows.getLong(1), rows.getString(2)));
      }
    }
    return users;
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IOException("the users' database does not close", e);
    }
  }
}
