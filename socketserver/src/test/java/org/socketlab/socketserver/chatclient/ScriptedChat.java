package org.socketlab.socketserver.chatclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.socketlab.http.Framing;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Request;
import org.socketlab.ladder.Printable;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Lab;

/**
 * A chat server that a check scripts: it keeps everything in memory, remembers each request, and
 * can go away and come back, forget its users, or lose an acknowledgement.
 */
final class ScriptedChat implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int LOOK_MILLIS = 50;
  private static final int GRACE_MILLIS = 500;
  private static final int PAGE = 3;
  private static final int PIECES = 8;
  private static final long FIRST_EVENT = 101;
  private static final Pattern FIELD_NAME = Pattern.compile("(?m)^[A-Za-z-]+(?=: )");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Lab lab;
  private final ServerSocket server;
  private final List<Asked> asked = new ArrayList<>();
  private final TreeMap<Long, ObjectNode> messages = new TreeMap<>();
  private final TreeMap<Long, String> events = new TreeMap<>();
  private final TreeSet<String> users = new TreeSet<>();
  private final List<Socket> readers = new ArrayList<>();
  private String token;
  private String name;
  private boolean away;
  private boolean losesTheNextAcknowledgement;
  private boolean cutsTheNextPage;
  private boolean hangsUpAtOnce;
  private boolean spellsByChance;
  private int pauseMillis;

  /** A request as it came: {@code POST /messages}, its header and its body. */
  record Asked(String line, Request head, String body) {
    String field(String name) {
      return String.valueOf(head.fields().first(name));
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new CheckFailed("the body of " + line + " is not JSON: " + body);
      }
    }
  }

  ScriptedChat(Lab lab) {
    this.lab = lab;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new CannotCheck("no port to listen on: " + e.getMessage(), e);
    }
    thread(this::serve);
  }

  String port() {
    return String.valueOf(server.getLocalPort());
  }

  /** Resets each new connection from now on, and those of the live readers. */
  synchronized void goAway() {
    lab.story().step("chat", "the server goes away");
    away = true;
    hangUp();
  }

  synchronized void comeBack() {
    lab.story().step("chat", "the server is back");
    away = false;
  }

  /** Ends the replies of the live readers. */
  synchronized void hangUp() {
    readers.forEach(ScriptedChat::close);
    readers.clear();
  }

  /** Sets whether each reply to GET /events ends after its head. */
  synchronized void hangUpAtOnce(boolean is) {
    hangsUpAtOnce = is;
  }

  /** The next message is kept, and its acknowledgement lost. */
  synchronized void loseTheNextAcknowledgement() {
    losesTheNextAcknowledgement = true;
  }

  /** The next page of messages ends before its length. */
  synchronized void cutTheNextPage() {
    cutsTheNextPage = true;
  }

  /** Replies have header names in a random mix of upper and lower case. */
  synchronized void spellByChance() {
    spellsByChance = true;
  }

  /** The next page of messages comes in eight pieces, with a pause after each. */
  synchronized void dribbleTheNextPage(int millis) {
    pauseMillis = millis;
  }

  /** The server forgets its users, and keeps the messages. */
  synchronized void forgetTheUsers() {
    lab.story().step("chat", "the server forgets its users");
    users.clear();
    token = null;
  }

  /** The server loses all messages, and keeps its users. */
  synchronized void startsAnew() {
    messages.clear();
  }

  /** Another user joins. */
  synchronized void joined(String other) {
    users.add(other);
  }

  /** A user posts a message; returns its id. */
  synchronized long said(String who, String text) {
    lab.story().step("chat", who + " says " + Printable.escaped(text));
    ObjectNode message = JSON.createObjectNode();
    long id = messages.isEmpty() ? 1 : messages.lastKey() + 1;
    message.put("id", id).put("name", who).put("text", text).put("at", "2026-11-20T10:00:00Z");
    message.put("edited", false).put("deleted", false);
    messages.put(id, message);
    tell("message", message);
    return id;
  }

  /** Edits a message, or deletes it if {@code text} is null. */
  synchronized void changed(long id, String text) {
    ObjectNode message = messages.get(id);
    message.put("text", text == null ? "" : text);
    message.put(text == null ? "deleted" : "edited", true);
    tell(text == null ? "deleted" : "edited", message);
  }

  /** Sends the live readers an event that is not a message. */
  synchronized void tellNonsense(String data) {
    lab.story().step("chat", "an event with the data " + data);
    tell("message", data);
  }

  private void tell(String type, Object data) {
    long seq = FIRST_EVENT + events.size();
    events.put(seq, "event: %s\nid: %d\ndata: %s\n\n".formatted(type, seq, data));
    for (Socket reader : List.copyOf(readers)) {
      write(reader, events.get(seq));
    }
  }

  /** Waits for the first request that begins like that. */
  Asked await(String line) {
    return await(line, 1);
  }

  /** Waits until that many requests begin like that, and returns the last one. */
  synchronized Asked await(String line, int count) {
    lab.story().step("await", line + (count > 1 ? ", number " + count : ""));
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (all(line).size() < count) {
      Optional<String> over = lab.end();
      if (over.isPresent()) { // what it has sent before is still to be read
        end = Math.min(end, System.nanoTime() + GRACE_MILLIS * 1_000_000L);
      }
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0 && over.isPresent()) {
        throw new CheckFailed(over.get() + " before it sent " + line);
      }
      if (millis <= 0) {
        throw new CheckFailed(
            "no %s within %d s; it sent %s"
                .formatted(line, PATIENCE_MILLIS / 1000, asked.stream().map(Asked::line).toList()));
      }
      try {
        wait(Math.min(millis, LOOK_MILLIS)); // and checks that the program still runs
      } catch (InterruptedException e) {
        throw new CheckFailed("interrupted while waiting for " + line);
      }
    }
    return all(line).get(count - 1);
  }

  /** The requests so far that begin like that. */
  synchronized List<Asked> all(String line) {
    return asked.stream().filter(one -> one.line().startsWith(line)).toList();
  }

  /** All messages of a user, in order. */
  synchronized String saidBy(String who) {
    return String.join(
        ", ",
        messages.values().stream()
            .filter(message -> message.path("name").asText().equals(who))
            .map(message -> message.path("text").asText())
            .toList());
  }

  /** The Authorization that a request of the last user must have. */
  synchronized String authorization() {
    return "Bearer " + token;
  }

  private void serve() {
    while (true) {
      try {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        thread(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try {
      MessageReader reader = new MessageReader(client.getInputStream(), Limits.REQUEST);
      while (reader.awaitMessage()) {
        Request head = reader.request(reader.requestLine());
        byte[] body = reader.body(Framing.of(head)).readAllBytes();
        String line = head.line().method() + " " + head.line().target();
        Asked one = new Asked(line, head, new String(body, StandardCharsets.UTF_8));
        if (!answer(client, one) || !head.persists()) {
          return;
        }
      }
      client.close();
    } catch (IOException e) {
      close(client); // the client has gone
    }
  }

  /** Answers; false if this connection is not to be read any more. */
  private synchronized boolean answer(Socket client, Asked one) throws IOException {
    if (away) {
      client.setSoLinger(true, 0); // so close resets
      client.close();
      return false;
    }
    asked.add(one);
    lab.story().step("got", one.line() + " " + one.body());
    notifyAll();
    if (one.line().startsWith("GET /events")) {
      String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n";
      write(client, spellsByChance ? spelt(head) : head);
      String last = one.head().fields().first("Last-Event-ID");
      long known = last == null ? FIRST_EVENT + events.size() - 1 : Long.parseLong(last);
      if (hangsUpAtOnce) {
        client.close();
        return false;
      }
      write(client, "event: users\nid: " + known + "\ndata: [{\"name\":\"ana\"}]\n\n");
      events.tailMap(known + 1).values().forEach(event -> write(client, event));
      readers.add(client);
      return false;
    }
    String reply;
    try {
      reply = reply(one);
    } catch (CheckFailed notJson) {
      reply = http("400 Bad Request", "the body is not JSON"); // the check sees it for itself
    }
    if (losesTheNextAcknowledgement && one.line().equals("POST /messages")) {
      losesTheNextAcknowledgement = false;
      client.setSoLinger(true, 0);
      client.close();
      return false;
    }
    boolean isCut = cutsTheNextPage && one.line().startsWith("GET /messages");
    if (isCut) {
      cutsTheNextPage = false;
      reply = reply.replaceFirst("Content-Length: ", "Content-Length: 1");
    }
    reply = spellsByChance ? spelt(reply) : reply;
    if (pauseMillis > 0 && one.line().startsWith("GET /messages")) {
      dribble(client, reply);
      pauseMillis = 0;
    } else {
      write(client, reply);
    }
    if (isCut || !one.head().persists()) {
      client.close(); // its request has been read to the end
    }
    return true;
  }

  private String reply(Asked one) throws IOException {
    String[] words = one.line().split(" ");
    if (one.line().equals("POST /users")) {
      return join(one.json().path("name").asText());
    }
    if (words[0].equals("GET") && words[1].matches("/messages(\\?.*)?")) {
      ArrayNode page = JSON.createArrayNode();
      long after = Long.parseLong(words[1].replaceFirst(".*[?&]after=([0-9]+).*|.*", "0$1"));
      messages.tailMap(after, false).values().stream().limit(PAGE).forEach(page::add);
      return http("200 OK", page.toString());
    }
    if (one.line().equals("GET /users")) {
      ArrayNode all = JSON.createArrayNode();
      users.forEach(user -> all.addObject().put("name", user));
      return http("200 OK", all.toString());
    }
    if (token == null || !one.field("Authorization").equals("Bearer " + token)) {
      return http("401 Unauthorized", "who are you?");
    }
    if (one.line().equals("POST /messages")) {
      return http("201 Created", messages.get(said(name, one.json().path("text").asText())) + "");
    }
    if (one.line().equals("DELETE /users/me")) {
      users.remove(name);
      return "HTTP/1.1 204 No Content\r\n\r\n";
    }
    String id = words[1].replaceFirst("/messages/([0-9]{1,9})|.*", "0$1");
    return change(words[0], messages.get(Long.parseLong(id)), one);
  }

  private String change(String method, ObjectNode message, Asked one) throws IOException {
    if (message == null) {
      return http("404 Not Found", "no such message");
    }
    if (!message.path("name").asText().equals(name)) {
      return http("403 Forbidden", "it is not yours");
    }
    boolean put = method.equals("PUT");
    changed(message.path("id").asLong(), put ? one.json().path("text").asText() : null);
    return put ? http("200 OK", message.toString()) : "HTTP/1.1 204 No Content\r\n\r\n";
  }

  private String join(String wanted) {
    if (!wanted.matches("[A-Za-z0-9_-]{1,32}")) {
      return http("400 Bad Request", "a name is 1 to 32 letters, digits, _ and -");
    }
    if (!users.add(wanted)) {
      return http("409 Conflict", "the name is taken");
    }
    name = wanted;
    token = "t-" + Long.toHexString(lab.random().nextLong());
    return http("201 Created", JSON.createObjectNode().put("name", name).put("token", token) + "");
  }

  private static String http(String status, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String type = body.startsWith("{") || body.startsWith("[") ? "application/json" : "text/plain";
    return "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, type, length, body);
  }

  private String spelt(String reply) {
    int end = reply.indexOf("\r\n\r\n");
    return FIELD_NAME.matcher(reply.substring(0, end)).replaceAll(name -> spelt(name))
        + reply.substring(end);
  }

  /** Each letter in upper or lower case at random, and never the RFC's spelling. */
  private String spelt(MatchResult name) {
    StringBuilder spelt = new StringBuilder();
    for (char c : name.group().toCharArray()) {
      boolean large = lab.random().nextBoolean();
      spelt.append(large ? Character.toUpperCase(c) : Character.toLowerCase(c));
    }
    String usual = name.group();
    return spelt.toString().equals(usual) ? usual.toLowerCase(Locale.ROOT) : spelt.toString();
  }

  private void write(Socket client, String text) {
    try {
      OutputStream out = client.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      readers.remove(client); // it has gone
    }
  }

  private void dribble(Socket client, String text) {
    int piece = text.length() / PIECES + 1;
    for (int at = 0; at < text.length(); at += piece) {
      write(client, text.substring(at, Math.min(text.length(), at + piece)));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "scripted chat");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  @Override
  public synchronized void close() {
    try {
      server.close();
    } catch (IOException e) {
      // Closed is closed.
    }
    hangUp();
  }
}
