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
import org.socketlab.socketserver.web.SqliteCode;
import org.sqlite.SQLiteConfig;

/**
 * The users, on disk. When {@link #create} returns, its user survives the end of this process and
 * of the machine's power; when it throws, there is no such user.
 */
final class Users implements AutoCloseable {
  /** How many there may be: all of them go into one reply, which is made in memory. */
  static final int MOST = 100_000;

  private static final String INSERT =
      "INSERT INTO users (name) SELECT ? WHERE (SELECT count(*) FROM users) < " + MOST;

  private final Connection database;
  private final PreparedStatement one;
  private final PreparedStatement all;

  private Users(Connection database) throws SQLException {
    this.database = database;
    try (Statement statement = database.createStatement()) {
      // AUTOINCREMENT: an id is never given again, also if its user should go.
      statement.execute(
          "CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)");
    }
    one = database.prepareStatement("SELECT id, name FROM users WHERE id = ?");
    all = database.prepareStatement("SELECT id, name FROM users ORDER BY id LIMIT " + MOST);
  }

  /**
   * Opens the users of a folder, which is made if it is not there.
   *
   * @throws IOException if that can't be
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
   * @return the user; null if there are {@link #MOST} already
   */
  synchronized User create(String name) throws SQLException {
    // Prepared anew each time: after a full disk a statement that failed is of no more use.
    try (PreparedStatement insert = database.prepareStatement(INSERT)) {
      insert.setString(1, name);
      if (insert.executeUpdate() == 0) {
        return null;
      }
    }
    try (Statement query = database.createStatement();
        ResultSet id = query.executeQuery("SELECT last_insert_rowid()")) {
      id.next();
      return new User(id.getLong(1), name);
    }
  }

  /** The user with that id, or null. */
  synchronized User get(long id) throws SQLException {
    one.setLong(1, id);
    List<User> found = users(one);
    return found.isEmpty() ? null : found.get(0);
  }

  /** All users, in the order in which they came. */
  synchronized List<User> all() throws SQLException {
    return users(all);
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
