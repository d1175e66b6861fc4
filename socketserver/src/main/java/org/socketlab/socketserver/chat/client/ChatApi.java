package org.socketlab.socketserver.chat.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The chat's requests as methods. Each throws {@link Refused} if the server says no, and another
 * {@link IOException} if it is not there, or in no state to say anything.
 *
 * <p>Several threads may ask at once.
 */
final class ChatApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int LEAVING_MILLIS = 1500;
  private static final int LONGEST_REASON = 200;

  private final Server server;
  private final Reach reach;
  private String name;
  private String token;

  /**
   * Nobody's yet.
   *
   * @param reach is told, once we have joined, whether the server is there
   */
  ChatApi(Server server, Reach reach) {
    this.server = server;
    this.reach = reach;
  }

  /** POST /users: joins under that name, which is ours until we leave. */
  synchronized void join(String wanted) throws IOException {
    JsonNode user = ask("POST /users", List.of(), json("name", wanted));
    String given = user.path("token").asText("");
    if (!given.matches("[!-~]{1,1000}")) { // it goes into a header, where a line end would end it
      throw new IOException("its reply has no token");
    }
    name = user.path("name").asText(wanted); // the server may write a letter in another way
    token = given;
  }

  /** The name that we joined under. */
  synchronized String name() {
    return name;
  }

  /** DELETE /users/me: the name is free again. */
  void leave() throws IOException {
    new Exchange(server.within(LEAVING_MILLIS), "DELETE /users/me", ours(token()), null).close();
  }

  /** POST /messages: on the server's disk when this returns; its id. */
  long say(String text) throws IOException {
    return Message.of(asUser("POST /messages", json("text", text))).id();
  }

  /** PUT /messages/ID: twice is the same as once. */
  void edit(long id, String text) throws IOException {
    asUser("PUT /messages/" + id, json("text", text));
  }

  /** DELETE /messages/ID: twice is the same as once. */
  void delete(long id) throws IOException {
    asUser("DELETE /messages/" + id, null);
  }

  /** GET /messages?after=ID: the next messages, oldest first; none if that was the last. */
  List<Message> after(long id) throws IOException {
    List<Message> messages = new ArrayList<>();
    for (JsonNode message : asUser("GET /messages?after=" + id, null)) {
      messages.add(Message.of(message));
    }
    return messages;
  }

  /** GET /users: the names of who is here. */
  List<String> users() throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode user : asUser("GET /users", null)) {
      names.add(user.isTextual() ? user.textValue() : user.path("name").asText());
    }
    return names;
  }

  /**
   * GET /events: what happens from here on; the caller reads and closes it.
   *
   * @param last the last event's id that we know, or null
   */
  Exchange events(String last) throws IOException {
    return asUser(false, fields -> events(last, fields));
  }

  private Exchange events(String last, List<String> ours) throws IOException {
    List<String> fields = new ArrayList<>(ours);
    fields.add("Accept: text/event-stream");
    if (last != null) {
      fields.add("Last-Event-ID: " + last);
    }
    Exchange events = new Exchange(server, "GET /events", fields, null);
    if (events.status() == 200 && events.field("Content-Type").startsWith("text/event-stream")) {
      return events;
    }
    try (events) {
      throw refusal(events.status(), "it has no live events");
    }
  }

  /** What an event tells of a message. */
  static Message message(String json) throws IOException {
    return Message.of(parsed(json));
  }

  private interface Request<T> {
    T with(List<String> fields) throws IOException;
  }

  private JsonNode asUser(String requestLine, String json) throws IOException {
    boolean writing = !requestLine.startsWith("GET ");
    return asUser(writing, fields -> ask(requestLine, fields, json));
  }

  private <T> T asUser(boolean writing, Request<T> request) throws IOException {
    try {
      T reply = knownAgain(request);
      reach.answered(writing);
      return reply;
    } catch (Refused e) {
      reach.answered(writing);
      throw e;
    } catch (IOException e) {
      reach.lost(e, writing);
      throw e;
    }
  }

  private <T> T knownAgain(Request<T> request) throws IOException {
    String used = token();
    try {
      return request.with(ours(used));
    } catch (Refused e) {
      if (e.status() != 401) {
        throw e;
      }
      joinAgain(used);
      return request.with(ours(token()));
    }
  }

  /** The server has forgotten us: we are new to it. Unless another thread was here before. */
  private synchronized void joinAgain(String forgotten) throws IOException {
    if (token.equals(forgotten)) {
      try {
        join(name);
      } catch (Refused e) { // somebody else has our name now, and may leave again
        throw new IOException("it has forgotten us, and does not let us in again", e);
      }
    }
  }

  private synchronized String token() {
    return token;
  }

  private static List<String> ours(String token) {
    return List.of("Authorization: Bearer " + token);
  }

  private JsonNode ask(String requestLine, List<String> fields, String json) throws IOException {
    try (Exchange exchange = new Exchange(server, requestLine, fields, json)) {
      String reply = exchange.text();
      if (exchange.status() / 100 != 2) {
        throw refusal(exchange.status(), reply);
      }
      return exchange.status() == 204 ? JSON.nullNode() : parsed(reply);
    }
  }

  /** 4xx is our fault, and trying again would not mend it; anything else is the server's. */
  private static IOException refusal(int status, String reply) {
    String first = reply.lines().findFirst().orElse("").strip();
    String shown = Shown.of(first.substring(0, Math.min(first.length(), LONGEST_REASON)));
    String why = shown.isEmpty() ? "status " + status : "status " + status + ", " + shown;
    return status / 100 == 4 && status != TOO_MANY_REQUESTS
        ? new Refused(status, why)
        : new IOException(why);
  }

  private static JsonNode parsed(String json) throws IOException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IOException("its reply is not JSON", e);
    }
  }

  private static String json(String key, String value) {
    return JSON.valueToTree(Map.of(key, value)).toString();
  }
}
