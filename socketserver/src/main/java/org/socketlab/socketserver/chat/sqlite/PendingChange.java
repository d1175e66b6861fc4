package org.socketlab.socketserver.chat.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.socketlab.socketserver.chat.NotDone;

/** A change that waits for its commit, its follow-up, and its answer. */
final class PendingChange<T> {
  private final Commits.Change<T> change;
  private final Consumer<T> afterwards;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private T result;
  private NotDone refused;

  PendingChange(Commits.Change<T> change, Consumer<T> afterwards) {
    this.change = change;
    this.afterwards = afterwards;
  }

  /** Makes the change, which is not on disk yet; false if it is refused. */
  boolean make(Connection database) throws SQLException {
    try {
      refused = null;
      result = change.make(database);
    } catch (NotDone e) { // the other changes go on
      refused = e;
    }
    return refused == null;
  }

  /** The change is on disk, or was refused. */
  void succeed() {
    if (refused != null) {
      fail(refused);
    } else {
      afterwards.accept(result);
      answer.complete(result);
    }
  }

  /** The change could not be made. */
  void fail(NotDone why) {
    answer.completeExceptionally(why);
  }

  /** Waits for success or failure. */
  T answer() throws NotDone {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NotDone told) {
        throw told;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotDone(NotDone.Reason.UNCERTAIN, "the server was interrupted during the write");
    }
  }
}
