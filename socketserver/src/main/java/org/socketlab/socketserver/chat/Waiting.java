package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** A change that waits for its commit, what follows from it, and who waits for that. */
final class Waiting<T> {
  private final Commits.Change<T> change;
  private final Consumer<T> afterwards;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private T result;
  private IOException refused;

  Waiting(Commits.Change<T> change, Consumer<T> afterwards) {
    this.change = change;
    this.afterwards = afterwards;
  }

  /** What comes after all changes: nothing. */
  static Waiting<Void> last() {
    return new Waiting<>(null, null);
  }

  boolean isLast() {
    return change == null;
  }

  /** Makes the change, which is not on disk by that. */
  void make(Connection database) throws SQLException {
    try {
      refused = null;
      result = change.make(database);
    } catch (IOException e) { // its own affair: the others are not held up by it
      refused = e;
    }
  }

  /** The change is on disk, or was refused. */
  void succeed() {
    if (refused != null) {
      answer.completeExceptionally(refused);
    } else {
      afterwards.accept(result);
      answer.complete(result);
    }
  }

  /** The change could not be made. */
  void fail(IOException why) {
    answer.completeExceptionally(why);
  }

  /** Waits for the one or the other. */
  T answer() throws IOException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException told ? told : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }
}
