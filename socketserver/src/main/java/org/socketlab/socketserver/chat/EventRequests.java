package org.socketlab.socketserver.chat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Refusal;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.ReplyWriter;
import org.socketlab.socketserver.web.WebConnection;

/**
 * Server-sent events (WHATWG HTML, section 9.2): the reply to one GET that does not end. Each event
 * has a number; a reader whose connection broke asks again with {@code Last-Event-ID}, and gets all
 * later events.
 */
final class EventRequests {
  private static final int MOST_AT_ONCE = 500;

  private final ChatStore store;
  private final Hub hub;

  EventRequests(ChatStore store, Hub hub) {
    this.store = store;
    this.hub = hub;
  }

  /** GET /events. */
  Reply open(Request request, byte[] body) throws IOException {
    if (hub.isFull()) {
      throw new Refusal(503, "there are too many listeners; try again later");
    }
    long last = lastSeen(request.fields().first("Last-Event-ID"));
    return Reply.stream("text/event-stream", (connection, writer) -> goOn(connection, writer, last))
        .with("Cache-Control", "no-store")
        .with("X-Accel-Buffering", "no"); // nginx would gather some KiB before it passes them on
  }

  /**
   * The number to continue from. A number that no event has yet belongs to another chat: such a
   * reader gets new events only.
   */
  private long lastSeen(String field) throws IOException {
    if (field == null || !field.matches("\\d{1,18}")) {
      return store.lastEvent();
    }
    long number = Long.parseLong(field);
    store.awaitEvent(number);
    return Math.min(number, store.lastEvent());
  }

  private void goOn(WebConnection connection, ReplyWriter writer, long seen) throws IOException {
    // How long a browser waits before it reconnects, and from which event it continues, even if the
    // connection breaks before the first event: an id without data is not an event, but the browser
    // remembers it.
    writer.sendMore(("retry: 2000\nid: " + seen + "\n\n").getBytes(StandardCharsets.UTF_8));
    long last = seen;
    List<ChatEvent> missed;
    while (!(missed = store.eventsAfter(last, MOST_AT_ONCE)).isEmpty()) {
      ByteArrayOutputStream events = new ByteArrayOutputStream();
      for (ChatEvent event : missed) {
        events.writeBytes(event.bytes());
      }
      writer.sendMore(events.toByteArray());
      last = missed.get(missed.size() - 1).number();
    }
    hub.take(connection, last);
  }
}
