package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Json;
import org.socketlab.socketserver.web.Query;
import org.socketlab.socketserver.web.Refusal;
import org.socketlab.socketserver.web.Reply;

/** Messages: posted, edited, deleted and shown. */
final class MessageRequests {
  /** The most messages in one reply; a client that gets that many asks again for more. */
  static final int MOST_AT_ONCE = 1000;

  private static final int LONGEST_TEXT = 4000;
  private static final int LONGEST_WAIT = 60;

  private final ChatStore store;
  private final Gate gate;
  private final Bell bell;

  MessageRequests(ChatStore store, Gate gate, Bell bell) {
    this.store = store;
    this.gate = gate;
    this.bell = bell;
  }

  /**
   * GET /messages: replies at once, or, with {@code wait}, when there is a message (long polling).
   */
  Reply list(Request request, byte[] body) throws IOException {
    Query query = Query.of(request.line().target());
    long after = query.number("after", 0, Long.MAX_VALUE, 0);
    long seconds = query.number("wait", 0, LONGEST_WAIT, 0);
    List<ChatMessage> messages = store.messagesAfter(after, MOST_AT_ONCE);
    if (messages.isEmpty() && seconds > 0) {
      bell.awaitAfter(after, Duration.ofSeconds(seconds));
      messages = store.messagesAfter(after, MOST_AT_ONCE);
    }
    return reply(200, messages);
  }

  /** POST /messages: replies when the message is on disk. */
  Reply post(Request request, byte[] body) throws IOException {
    Member author = gate.member(request);
    ChatMessage message = store.post(author, text(request, body));
    return reply(201, message).with("Location", "/messages/" + message.id());
  }

  /** GET /messages/ID. */
  Reply get(long id) throws IOException {
    ChatMessage message = store.message(id);
    if (message == null) {
      throw new Refusal(404, "there is no message " + id);
    }
    return reply(200, message);
  }

  /** PUT /messages/ID. */
  Reply edit(Request request, byte[] body, long id) throws IOException {
    Member author = gate.member(request);
    return reply(200, store.edit(author, id, text(request, body)));
  }

  /** DELETE /messages/ID. */
  Reply delete(Request request, long id) throws IOException {
    store.delete(gate.member(request), id);
    return Reply.nothing();
  }

  private static String text(Request request, byte[] body) throws Refusal {
    String text = Json.text(Json.read(request, body), "text", LONGEST_TEXT);
    if (text == null) {
      throw new Refusal(
          400, "the body has to be {\"text\": TEXT}, a string of 1 to 4000 characters");
    }
    return text;
  }

  /** RFC 9111 section 5.2.2.5: the next reply may differ, so no cache may store this one. */
  private static Reply reply(int status, Object value) throws IOException {
    return Json.reply(status, value).with("Cache-Control", "no-store");
  }
}
