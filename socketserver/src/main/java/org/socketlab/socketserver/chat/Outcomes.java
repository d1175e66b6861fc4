package org.socketlab.socketserver.chat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.socketlab.socketserver.web.Refusal;

/** What came of the commands that somebody here waits for, by their ids. */
final class Outcomes {
  private final Map<String, CompletableFuture<Object>> waiting = new ConcurrentHashMap<>();

  /** What will come of that command; completes when it has been carried out here. */
  CompletableFuture<Object> expect(String id) {
    return waiting.computeIfAbsent(id, key -> new CompletableFuture<>());
  }

  /** Nobody waits for that command any longer. */
  void forget(String id) {
    waiting.remove(id);
  }

  /**
   * A command was carried out. Most are other servers', and nobody here waits for them.
   *
   * @param refused why it was not done, or null
   */
  void tell(String id, Object result, Refusal refused) {
    CompletableFuture<Object> asked = waiting.remove(id);
    if (asked == null) {
      return;
    }
    if (refused == null) {
      asked.complete(result);
    } else {
      asked.completeExceptionally(refused);
    }
  }
}
