package org.socketlab.socketserver.chat.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.NotDone.Reason;
import org.sqlite.SQLiteErrorCode;

/**
 * The one thread that writes to the database.
 *
 * <p>A commit waits for the disk, and costs about the same for one change as for a hundred. So the
 * thread takes all waiting changes, commits them together, and only then answers their requests:
 * while the disk works, the next changes gather. The more changes there are, the less each costs.
 */
final class Commits implements AutoCloseable {
  private static final int MOST_AT_ONCE = 256;

  private final Connection database;
  private final Supplier<Bookmark> bookmark;
  private final Consumer<String> notes;
  private final PendingChange<?> last = new PendingChange<>(db -> null, nothing -> {});
  private final BlockingQueue<PendingChange<?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "commits");
  private boolean closed;

  /** A change to the database. It may be made twice, if the first transaction is rolled back. */
  interface Change<T> {
    /**
     * Makes it.
     *
     * @throws NotDone if it is refused, before anything was changed
     */
    T make(Connection database) throws NotDone, SQLException;
  }

  /**
   * Takes over a connection to the database.
   *
   * @param bookmark is written with each change
   * @param notes takes a sentence when the database fails
   */
  Commits(Connection database, Supplier<Bookmark> bookmark, Consumer<String> notes) {
    this.database = database;
    this.bookmark = bookmark;
    this.notes = notes;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Makes a change, and returns when it is on disk.
   *
   * @param afterwards runs after the commit and before the answers, in the order of the changes
   * @throws NotDone if it was not made
   */
  <T> T commit(Change<T> change, Consumer<T> afterwards) throws NotDone {
    PendingChange<T> pending = new PendingChange<>(change, afterwards);
    synchronized (this) {
      if (closed) {
        throw new NotDone(Reason.AWAY, "the server is about to stop");
      }
      queue.add(pending); // at most one for each client, so it is bounded
    }
    return pending.answer();
  }

  private void run() {
    List<PendingChange<?>> batch = new ArrayList<>();
    try {
      for (boolean goesOn = true; goesOn; batch.clear()) {
        batch.add(queue.take());
        queue.drainTo(batch, MOST_AT_ONCE - 1);
        goesOn = !batch.remove(last); // nothing comes after it
        commit(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Commits all changes or none; if that fails, each change by itself, so that a bad one fails
   * alone.
   */
  private void commit(List<PendingChange<?>> batch) {
    try {
      execute("BEGIN IMMEDIATE");
      for (PendingChange<?> pending : batch) {
        if (pending.make(database)) {
          bookmark.get().write(database);
        }
      }
      execute("COMMIT"); // waits for the disk
      batch.forEach(PendingChange::succeed);
    } catch (SQLException e) {
      rollBack();
      if (batch.size() > 1) {
        batch.forEach(pending -> commit(List.of(pending)));
      } else {
        batch.forEach(pending -> pending.fail(failure(e, notes)));
      }
    }
  }

  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // After a full disk SQLite has rolled back by itself, and says that there is nothing to undo.
    }
  }

  // The driver's own methods would not do: after such an error they still assume a transaction.
  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A disk error is the server's fault. */
  static NotDone failure(SQLException e, Consumer<String> notes) {
    notes.accept("the chat's database: " + e.getMessage());
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code
        ? new NotDone(Reason.NO_SPACE, "the disk is full, and nothing was changed")
        : new NotDone(Reason.AWAY, "the chat can't be read or written just now");
  }

  /** Commits the waiting changes, and closes the database. */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      queue.add(last);
    }
    try {
      thread.join();
      database.close();
    } catch (SQLException e) {
      throw new IOException("the chat's database does not close", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
