package org.socketlab.socketserver.chat.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.socketlab.cli.Failure;
import org.socketlab.socketserver.sqlite.SqliteCode;
import org.sqlite.SQLiteConfig;

/**
 * The folder of a chat, for one server at a time: a second server would not see the messages of the
 * first one's clients.
 */
final class ChatFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  /** Opens a folder, and creates it if it does not exist. */
  ChatFolder(Path path) throws IOException {
    this.path = Files.createDirectories(path);
    lock =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isOurs(lock)) {
      lock.close();
      throw Failure.of("another chat-server keeps its chat in " + path)
          .hint("--data names another folder");
    }
    SqliteCode.unpackIn(Files.createDirectories(path.resolve("native")));
  }

  /** The kernel holds the lock, and releases it when the process ends in any way. */
  private static boolean isOurs(FileChannel file) throws IOException {
    try {
      FileLock held = file.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) { // this process has the lock
      return false;
    }
  }

  /**
   * A connection to the folder's database.
   *
   * @param synchronous what a commit waits for
   */
  Connection connect(SQLiteConfig.SynchronousMode synchronous) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL); // readers do not wait for a writer
    config.setSynchronous(synchronous);
    config.setBusyTimeout(5000);
    return config.createConnection("jdbc:sqlite:" + path.resolve("chat.db"));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
