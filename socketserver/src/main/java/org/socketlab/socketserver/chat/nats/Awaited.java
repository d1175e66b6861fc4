package org.socketlab.socketserver.chat.nats;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.sqlite.SqliteStore;

/** The commands of which somebody here waits to hear what came of them, by their ids. */
final class Awaited {
  private final Map<String, Outcome<?>> waiting = new ConcurrentHashMap<>();

  /** A command of ours, and what will come of it. */
  record Outcome<T>(ChatCommand<T> command, CompletableFuture<T> result) {
    /** Carries it out here; whoever waits for it is told. */
    void applyTo(SqliteStore copy) throws NotDone {
      try {
        result.complete(command.applyTo(copy));
      } catch (NotDone e) {
        if (e.isFinal()) {
          result.completeExceptionally(e);
        }
        throw e;
      }
    }
  }

  /** What will come of that command: it completes when the command has been carried out here. */
  <T> CompletableFuture<T> expect(String id, ChatCommand<T> command) {
    CompletableFuture<T> result = new CompletableFuture<>();
    waiting.put(id, new Outcome<>(command, result));
    return result;
  }

  /** Nobody waits for that command any longer. */
  void forget(String id) {
    waiting.remove(id);
  }

  /**
   * Carries out a command that the stream has. Most are other servers', and nobody here waits for
   * them.
   */
  void carryOut(Reading.Entry entry, SqliteStore copy) throws NotDone {
    Outcome<?> ours = waiting.get(entry.id());
    if (ours != null) {
      ours.applyTo(copy);
    } else {
      ChatCommand.of(entry.bytes()).applyTo(copy);
    }
  }
}
