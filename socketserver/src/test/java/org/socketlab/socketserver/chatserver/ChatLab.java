package org.socketlab.socketserver.chatserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;

/** Starts chat-server for its checks, and sends it requests. */
final class ChatLab {
  static final String JSON = "Content-Type: application/json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ChatLab() {}

  /** Starts the server with its chat in the check's own folder. */
  static Child start(Lab lab, String... more) {
    return startWith(lab, Map.of(), more);
  }

  /** The same, with more environment variables. */
  static Child startWith(Lab lab, Map<String, String> environment, String... more) {
    List<String> arguments = new ArrayList<>(List.of("127.0.0.1", "0", "--data"));
    arguments.add(lab.folder().resolve("data").toString());
    arguments.addAll(List.of(more));
    return lab.start(environment, arguments.toArray(String[]::new));
  }

  /** The same, for a check that needs only the address. */
  static InetSocketAddress server(Lab lab) {
    return start(lab).listening();
  }

  /** A user of the chat under test: its name and its token. */
  record User(Lab lab, InetSocketAddress server, String name, String token) {
    String bearer() {
      return "Authorization: Bearer " + token;
    }

    /** A request with a JSON body, or without a body if {@code json} is null. */
    Answer ask(String method, String target, String json, String... more) {
      List<String> fields = new ArrayList<>(List.of(more));
      fields.add(bearer());
      return ChatLab.ask(lab, server, method, target, json, fields.toArray(String[]::new));
    }

    /** Posts a text, and returns the message from the server's reply. */
    JsonNode post(String text) {
      Answer answer = ask("POST", "/messages", body("text", text)).expect(201);
      JsonNode message = json(answer);
      long id = message.path("id").asLong(-1);
      answer.matching("Location", "(http://lab)?/messages/" + id);
      expectMessage(message, id, name, text, false, false);
      return message;
    }

    /** Edits a message. */
    Answer edit(long id, String text) {
      return ask("PUT", "/messages/" + id, body("text", text));
    }

    /** Deletes a message. */
    Answer delete(long id) {
      return ask("DELETE", "/messages/" + id, null);
    }
  }

  /** Joins under that name. */
  static User join(Lab lab, InetSocketAddress server, String name) {
    Answer answer = ask(lab, server, "POST", "/users", body("name", name)).expect(201);
    JsonNode joined = json(answer);
    if (!name.equals(joined.path("name").textValue()) || !joined.path("token").isTextual()) {
      throw new CheckFailed("the reply should have the name and a token: " + answer.text());
    }
    return new User(lab, server, name, joined.path("token").textValue());
  }

  /** A request on a connection of its own. */
  static Answer ask(
      Lab lab,
      InetSocketAddress server,
      String method,
      String target,
      String json,
      String... more) {
    List<String> fields = new ArrayList<>(List.of(more));
    byte[] body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
    if (json != null) {
      fields.add("Content-Length: " + body.length);
      if (fields.stream().noneMatch(field -> field.startsWith("Content-Type"))) {
        fields.add(JSON);
      }
    }
    try (Talk talk = Talk.to(lab, server)) {
      talk.send(Talk.request(method, target, fields.toArray(String[]::new)), body);
      return talk.answer();
    }
  }

  /** Sends a user's request with a text; the answer is read later. */
  static void send(Talk talk, User user, String method, String target, String text) {
    byte[] body = body("text", text).getBytes(StandardCharsets.UTF_8);
    talk.send(
        Talk.request(method, target, JSON, user.bearer(), "Content-Length: " + body.length), body);
  }

  /** {@code {"name": "value"}}, whatever the value is. */
  static String body(String name, String value) {
    return MAPPER.createObjectNode().put(name, value).toString();
  }

  /** The messages after that one. */
  static List<JsonNode> messages(Lab lab, InetSocketAddress server, long after) {
    return list(Talk.get(lab, server, "/messages?after=" + after));
  }

  /** The messages of a reply. */
  static List<JsonNode> list(Answer answer) {
    JsonNode list = json(answer.expect(200).matching("Content-Type", "application/json.*"));
    if (!list.isArray()) {
      throw new CheckFailed("the reply to " + answer.to() + " is no list: " + answer.text());
    }
    List<JsonNode> all = new ArrayList<>();
    list.forEach(all::add);
    return all;
  }

  /** The names of the present users. */
  static List<String> names(Lab lab, InetSocketAddress server) {
    List<String> names = new ArrayList<>();
    for (JsonNode user : list(Talk.get(lab, server, "/users"))) {
      names.add(user.isTextual() ? user.textValue() : user.path("name").asText());
    }
    return names;
  }

  /** Expects that message. */
  static void expectMessage(
      JsonNode message, long id, String name, String text, boolean edited, boolean deleted) {
    boolean gone = deleted && message.path("text").asText("").isEmpty();
    if (message.path("id").asLong(-1) != id
        || !name.equals(message.path("name").textValue())
        || !(gone || text.equals(message.path("text").textValue()))
        || message.path("edited").asBoolean() != edited && !deleted
        || message.path("deleted").asBoolean() != deleted
        || !message.path("at").isValueNode()) {
      String shown = message.toString();
      throw new CheckFailed(
          "the message should be %d by %s, '%s'%s%s: %s"
              .formatted(
                  id,
                  name,
                  text.length() > 80 ? text.substring(0, 80) + "..." : text,
                  edited ? ", edited" : "",
                  deleted ? ", deleted" : "",
                  shown.length() > 300 ? shown.substring(0, 300) + "..." : shown));
    }
  }

  /** The JSON of a reply. */
  static JsonNode json(Answer answer) {
    return json(answer.text(), answer.to());
  }

  /** The JSON that a peer sent. */
  static JsonNode json(String text, String from) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new CheckFailed("what " + from + " brought is no JSON: " + text);
    }
  }
}
