package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.socketlab.socketserver.web.Refusal;
import org.sqlite.SQLiteErrorCode;

/**
 * The one thread that writes to the database.
 *
 * <p>A commit waits for the disk, and costs about the same for one change as for a hundred. So the
 * thread takes all changes that wait, commits them together, and only then answers those who asked:
 * while the disk is at work the next ones gather. The more there is to do, the less each costs.
 */
final class Commits implements AutoCloseable {
  private static final int MOST_AT_ONCE = 256;

  private final Connection database;
  private final Consumer<String> notes;
  private final BlockingQueue<Waiting<?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "commits");
  private boolean closed;

  /** A change to the database. It may be made twice: the first time it may be undone again. */
  interface Change<T> {
    /**
     * Makes it.
     *
     * @throws IOException if it is refused, before anything was changed
     */
    T make(Connection database) throws IOException, SQLException;
  }

  /**
   * Takes over a connection to the database.
   *
   * @param notes takes a sentence when the database fails
   */
  Commits(Connection database, Consumer<String> notes) {
    this.database = database;
    this.notes = notes;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Makes a change, and returns when it is on disk.
   *
   * @param afterwards is done then, before anybody is answered, in the order of the changes
   * @throws IOException if it was not made
   */
  <T> T commit(Change<T> change, Consumer<T> afterwards) throws IOException {
    Waiting<T> waiting = new Waiting<>(change, afterwards);
    synchronized (this) {
      if (closed) {
        throw new Refusal(503, "the server is about to stop");
      }
      queue.add(waiting); // one for each client at most, so it has a bound
    }
    return waiting.answer();
  }

  private void run() {
    List<Waiting<?>> batch = new ArrayList<>();
    try {
      while (true) {
        Waiting<?> first = queue.take();
        if (first.isLast()) {
          return;
        }
        batch.add(first);
        while (batch.size() < MOST_AT_ONCE && queue.peek() != null && !queue.peek().isLast()) {
          batch.add(queue.take());
        }
        commit(batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All of them or none; if not all can be, then each by itself, so that one fails alone. */
  private void commit(List<Waiting<?>> batch) {
    try {
      execute("BEGIN IMMEDIATE");
      for (Waiting<?> waiting : batch) {
        waiting.make(database);
      }
      execute("COMMIT"); // waits for the disk
      batch.forEach(Waiting::succeed);
    } catch (SQLException e) {
      rollBack();
      if (batch.size() > 1) {
        batch.forEach(waiting -> commit(List.of(waiting)));
      } else {
        batch.get(0).fail(refusal(e, notes));
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

  // Not by the driver's own methods: after such an error those go on as if in a transaction.
  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What the disk does is the server's affair: 5xx, and never a success. */
  static Refusal refusal(SQLException e, Consumer<String> notes) {
    notes.accept("the chat's database: " + e.getMessage());
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code
        ? new Refusal(507, "the disk is full, and nothing was changed")
        : new Refusal(503, "the chat can't be read or written just now");
  }

  /** Finishes what waits, and closes the database. */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      queue.add(Waiting.last());
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
