package org.socketlab.socketserver.chat.nats;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.sqlite.SqliteStore;

/** The commands whose results a request here waits for, by their ids. */
final class Awaited {
  private final Map<String, Outcome<?>> waiting = new ConcurrentHashMap<>();

  /** A command of this server, and its future result. */
  record Outcome<T>(ChatCommand<T> command, CompletableFuture<T> result) {
    /** Carries the command out here, and completes its result. */
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

  /** The command's future result: it completes when the command has been carried out here. */
  <T> CompletableFuture<T> expect(String id, ChatCommand<T> command) {
    CompletableFuture<T> result = new CompletableFuture<>();
    waiting.put(id, new Outcome<>(command, result));
    return result;
  }

  /** Stops waiting for that command. */
  void forget(String id) {
    waiting.remove(id);
  }

  /**
   * Carries out a command from the stream. Most commands come from other servers, and no request
   * here waits for them.
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
