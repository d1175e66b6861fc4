package org.socketlab.socketserver.chatclient;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The chat's requests as methods. Each throws {@link Refused} if the server refuses, and another
 * {@link IOException} if the server cannot be reached, or fails.
 *
 * <p>Several threads may call it at once.
 */
final class ChatApi {
  private static final int LEAVING_MILLIS = 1500;

  private final Server server;
  private final Session session;

  /**
   * A session of nobody yet.
   *
   * @param reach is told, once we have joined, whether the server is there
   */
  ChatApi(Server server, Reach reach) {
    this.server = server;
    this.session = new Session(server, reach);
  }

  /** POST /users: joins under that name, which is ours until we leave. */
  void join(String wanted) throws IOException {
    session.join(wanted);
  }

  /** The name that we joined under. */
  String name() {
    return session.name();
  }

  /** DELETE /users/me: leaves, and frees the name. */
  void leave() throws IOException {
    new ChatExchange(server.within(LEAVING_MILLIS), "DELETE /users/me", session.fields(), null)
        .close();
  }

  /** POST /messages: posts a message, which is on the server's disk when this returns. */
  long say(String text) throws IOException {
    return ReceivedMessage.of(session.ask("POST /messages", Session.json("text", text))).id();
  }

  /** PUT /messages/ID: twice is the same as once. */
  void edit(long id, String text) throws IOException {
    session.ask("PUT /messages/" + id, Session.json("text", text));
  }

  /** DELETE /messages/ID: twice is the same as once. */
  void delete(long id) throws IOException {
    session.ask("DELETE /messages/" + id, null);
  }

  /** GET /messages?after=ID: the messages after that one, oldest first. */
  List<ReceivedMessage> after(long id) throws IOException {
    List<ReceivedMessage> messages = new ArrayList<>();
    for (JsonNode message : session.ask("GET /messages?after=" + id, null)) {
      messages.add(ReceivedMessage.of(message));
    }
    return messages;
  }

  /** GET /users: the names of the members. */
  List<String> users() throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode user : session.ask("GET /users", null)) {
      names.add(user.isTextual() ? user.textValue() : user.path("name").asText());
    }
    return names;
  }

  /**
   * GET /events: the stream of events from now on; the caller reads and closes it.
   *
   * @param last the id of the last event that we know, or null
   */
  ChatExchange events(String last) throws IOException {
    return session.ask(false, fields -> events(last, fields));
  }

  private ChatExchange events(String last, List<String> ours) throws IOException {
    List<String> fields = new ArrayList<>(ours);
    fields.add("Accept: text/event-stream");
    if (last != null) {
      fields.add("Last-Event-ID: " + last);
    }
    ChatExchange events = new ChatExchange(server, "GET /events", fields, null);
    if (events.status() == 200 && events.field("Content-Type").startsWith("text/event-stream")) {
      return events;
    }
    try (events) {
      throw Session.refusal(events.status(), "it has no live events");
    }
  }

  /** The message in an event's data. */
  static ReceivedMessage message(String json) throws IOException {
    return ReceivedMessage.of(Session.parsed(json));
  }
}
