package org.socketlab.live;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Tells a page what has changed, as it changes: server-sent events. An event says how many rows a
 * conversation has, but holds no row: the page fetches the rows that it shows, so that nothing
 * piles up for a slow or sleeping page.
 */
final class EventStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** What changes meanwhile is one event: a reader sees no difference, and bench/wire does. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Reel reel;
  private final String run;

  EventStream(Reel reel, String run) {
    this.reel = reel;
    this.run = run;
  }

  /** Sends events until the page has gone or the reel is closed. */
  void tell(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      long seen = 0;
      while (!reel.isClosed()) {
        String event = ": still here\n\n";
        long version = reel.version();
        if (version != seen) {
          event = "retry: 500\ndata: " + changes(seen) + "\n\n";
          seen = version;
        }
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
        Thread.sleep(PAUSE.toMillis());
        reel.await(seen, HEARTBEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server ends
    }
  }

  private String changes(long seen) throws IOException {
    synchronized (reel) {
      return ReelJson.changes(run, reel.known(), reel.changedAfter(seen));
    }
  }
}
