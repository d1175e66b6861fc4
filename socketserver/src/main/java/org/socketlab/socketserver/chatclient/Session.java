package org.socketlab.socketserver.chatclient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Our identity at the server: a name, and the token that proves it. HTTP is stateless, so each
 * request carries the token.
 */
final class Session {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int LONGEST_REASON = 200;

  private final Server server;
  private final Reach reach;
  private String name;
  private String token;

  /** A request that needs our header lines. */
  interface Request<T> {
    T with(List<String> fields) throws IOException;
  }

  /**
   * A session of nobody yet.
   *
   * @param reach is told, once we have joined, whether the server is there
   */
  Session(Server server, Reach reach) {
    this.server = server;
    this.reach = reach;
  }

  /** POST /users: joins under that name, which is ours until we leave. */
  synchronized void join(String wanted) throws IOException {
    JsonNode user = ask("POST /users", List.of(), json("name", wanted));
    String given = user.path("token").asText("");
    if (!given.matches("[!-~]{1,1000}")) { // it goes into a header, where a line end would break it
      throw new IOException("its reply has no token");
    }
    name = user.path("name").asText(wanted); // the server may normalise it
    token = given;
  }

  /** The name that we joined under. */
  synchronized String name() {
    return name;
  }

  /** The header lines of each of our requests. */
  synchronized List<String> fields() {
    return List.of("Authorization: Bearer " + token);
  }

  /** Sends a request of ours, and returns the JSON of the reply; a null node for a 204. */
  JsonNode ask(String requestLine, String json) throws IOException {
    boolean writing = !requestLine.startsWith("GET ");
    return ask(writing, fields -> ask(requestLine, fields, json));
  }

  /** The same for a request that reads its reply in its own way. */
  <T> T ask(boolean writing, Request<T> request) throws IOException {
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
    List<String> used = fields();
    try {
      return request.with(used);
    } catch (Refused e) {
      if (e.status() != 401) {
        throw e;
      }
      joinAgain(used);
      return request.with(fields());
    }
  }

  /** Joins again after the server has forgotten us, unless another thread has done so. */
  private synchronized void joinAgain(List<String> forgotten) throws IOException {
    if (fields().equals(forgotten)) {
      try {
        join(name);
      } catch (Refused e) { // another user has our name now, and may leave later
        throw new IOException("it has forgotten us, and does not let us in again", e);
      }
    }
  }

  private JsonNode ask(String requestLine, List<String> fields, String json) throws IOException {
    try (ChatExchange exchange = new ChatExchange(server, requestLine, fields, json)) {
      String reply = exchange.text();
      if (exchange.status() / 100 != 2) {
        throw refusal(exchange.status(), reply);
      }
      return exchange.status() == 204 ? JSON.nullNode() : parsed(reply);
    }
  }

  /** 4xx is our fault, and trying again does not help; any other failure is the server's. */
  static IOException refusal(int status, String reply) {
    String first = reply.lines().findFirst().orElse("").strip();
    String shown = Shown.of(first.substring(0, Math.min(first.length(), LONGEST_REASON)));
    String why = shown.isEmpty() ? "status " + status : "status " + status + ", " + shown;
    return status / 100 == 4 && status != TOO_MANY_REQUESTS
        ? new Refused(status, why)
        : new IOException(why);
  }

  /** Parses JSON from the server. */
  static JsonNode parsed(String json) throws IOException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IOException("its reply is not JSON", e);
    }
  }

  /** {@code {"key":"value"}}. */
  static String json(String key, String value) {
    return JSON.valueToTree(Map.of(key, value)).toString();
  }
}
