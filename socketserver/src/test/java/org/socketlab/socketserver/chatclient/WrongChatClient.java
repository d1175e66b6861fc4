package org.socketlab.socketserver.chatclient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.socketlab.cli.Target;
import org.socketlab.cli.Terminal;
import org.socketlab.socketserver.chatclient.EventReader.LiveEvent;
import org.socketlab.testing.calibration.WrongEnd;

/** chat-client with one bug, which the first argument names; it does one thing at a time. */
final class WrongChatClient {
  enum Bug {
    NONE,
    SENDS_ITS_TOKEN_TO_NOBODY,
    PASTES_TEXT_INTO_JSON,
    SHOWS_WHAT_IT_HAS_SAID,
    FETCHES_ONE_PAGE,
    LEAVES_WITHOUT_A_WORD,
    WRITES_STRAIGHT_TO_THE_TERMINAL,
    FORGETS_THE_LAST_EVENT,
    SENDS_AGAIN_WITHOUT_LOOKING,
    ASKS_AGAIN_AT_NONSENSE,
    ASKS_AGAIN_AND_AGAIN,
    TAKES_A_PIECE_FOR_WHOLE,
    KNOWS_ONE_SPELLING,
    BOUNDS_THE_WHOLE_REPLY,
    THROWS_AT_CTRL_C,
    NEVER_FLUSHES
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Bug bug;
  private final PrintStream out;
  private final List<String> options;
  private final Server server;
  private final int timeout;
  private final Screen screen;
  private final Map<Long, String> own = new TreeMap<>();
  private String name;
  private String token = "";
  private long last;
  private String lastEvent;
  private boolean away;
  private boolean isIn;

  private WrongChatClient(Bug bug, List<String> words) throws IOException {
    this.bug = bug;
    this.out =
        bug == Bug.NEVER_FLUSHES
            ? new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8)
            : new PrintStream(System.out, true, StandardCharsets.UTF_8);
    this.options = words;
    this.timeout = (int) (1000 * Double.parseDouble(option("--timeout", "5")));
    this.server = new Server(new Target(words.get(0), Integer.parseInt(words.get(1))), timeout);
    this.screen =
        Terminal.isInput()
            ? new TerminalScreen("chat-client", true)
            : new PipedScreen(System.in, out, WrongChatClient::tell);
  }

  private static void tell(String sentence) {
    System.err.println("chat-client: " + sentence);
  }

  public static void main(String[] args) throws IOException {
    List<String> words = Arrays.asList(args).subList(2, args.length);
    if (words.size() < 2 || Integer.parseInt(words.get(1)) > 65535) {
      tell("it is HOST PORT");
      System.exit(2);
    }
    WrongChatClient client = new WrongChatClient(Bug.valueOf(args[0]), words);
    try {
      client.run();
      client.screen.close();
      client.out.flush();
      System.exit(0);
    } catch (IOException e) {
      tell(
          client.server.target().host()
              + ":"
              + client.server.target().port()
              + ": "
              + client.why(e));
      System.exit(1);
    }
  }

  private String why(IOException e) {
    boolean silent = e instanceof java.net.SocketTimeoutException;
    return silent ? "nothing within " + timeout / 1000.0 + " s" : e.getMessage();
  }

  private String option(String option, String otherwise) {
    int at = options.indexOf(option);
    return at < 0 ? otherwise : options.get(at + 1);
  }

  private void run() throws IOException {
    name = option("--name", null);
    while (token.isEmpty()) {
      name = name == null ? screen.line("Username: ") : name;
      try {
        join();
      } catch (Refused e) {
        if (!screen.isTerminal()) {
          throw new IOException("the name " + name + ": " + e.getMessage());
        }
        name = null;
      }
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave));
    if (bug == Bug.THROWS_AT_CTRL_C) {
      WrongEnd.withStackTraceOnInterrupt();
    }
    refresh();
    isIn = true;
    if (options.contains("--live")) {
      new Thread(this::follow).start();
    }
    while (true) {
      String line = screen.line(name + "> ");
      if (line == null || line.equals("/quit")) {
        return;
      }
      try {
        obey(line);
      } catch (Refused e) {
        screen.note(e.getMessage());
      }
    }
  }

  private void leave() {
    try {
      if (bug != Bug.LEAVES_WITHOUT_A_WORD) {
        ask("DELETE /users/me", null);
      }
    } catch (IOException e) {
      // The client ends in any case.
    }
  }

  private void obey(String line) throws IOException {
    String[] words = line.split("\\s+", 3);
    if (!line.startsWith("/") || line.startsWith("//")) {
      say(line.startsWith("//") ? line.substring(1) : line);
    } else if (line.matches("/edit \\d+ .*")) {
      ask("PUT /messages/" + words[1], json("text", words[2]));
      own.put(Long.parseLong(words[1]), words[2]);
    } else if (line.matches("/delete \\d+")) {
      ask("DELETE /messages/" + words[1], null);
      own.remove(Long.parseLong(words[1]));
    } else if (line.equals("/mine")) {
      own.forEach((id, text) -> screen.print(id + " " + text));
    } else if (line.equals("/who")) {
      ask("GET /users", null).forEach(user -> screen.print(user.path("name").asText()));
    } else if (line.equals("/help")) {
      screen.print("/edit /delete /mine /who /quit /help");
    } else {
      screen.note("it is no command: " + words[0]);
    }
  }

  private void say(String text) throws IOException {
    long before = last;
    boolean isSent = text.isBlank();
    if (text.codePointCount(0, text.length()) > 4000) {
      screen.note("more than 4000 characters");
      return;
    }
    long end = System.nanoTime() + 10L * timeout * 1_000_000;
    for (boolean isFirst = true; isFirst || System.nanoTime() < end; isFirst = false) {
      try {
        boolean looks = !isFirst && bug != Bug.SENDS_AGAIN_WITHOUT_LOOKING;
        if (!isSent && !(looks && has(text, before))) {
          ask("POST /messages", json("text", text));
        }
        isSent = true;
        refresh();
        return;
      } catch (Refused e) {
        throw e;
      } catch (IOException e) {
        if (!away) {
          screen.note("the server is away: " + e.getMessage());
          away = true;
        }
        pause(Math.min(timeout, 200));
      }
    }
    throw new IOException("not sent: " + text);
  }

  private boolean has(String text, long after) throws IOException {
    refresh();
    away = false;
    return own.entrySet().stream().anyMatch(e -> e.getKey() > after && e.getValue().equals(text));
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void refresh() throws IOException {
    JsonNode page;
    do {
      page = ask("GET /messages?after=" + last, null);
      page.forEach(this::see);
    } while (!page.isEmpty() && bug != Bug.FETCHES_ONE_PAGE);
  }

  private void see(JsonNode message) {
    last = message.path("id").asLong();
    boolean isOwn = isIn && message.path("name").asText().equals(name);
    if (isOwn) {
      own.put(last, message.path("text").asText());
    }
    if ((!isOwn || bug == Bug.SHOWS_WHAT_IT_HAS_SAID) && !message.path("deleted").asBoolean()) {
      show(message, ": ");
    }
  }

  private void show(JsonNode message, String between) {
    String who = message.path("name").asText();
    String text = message.path("text").asText();
    if (bug == Bug.WRITES_STRAIGHT_TO_THE_TERMINAL) {
      out.println(who + between + text);
    } else {
      screen.show(Shown.of(who), between + Shown.of(text));
    }
  }

  private void follow() {
    Waits waits = new Waits(bug == Bug.ASKS_AGAIN_AND_AGAIN ? 250 : 30_000);
    while (true) {
      List<String> fields =
          lastEvent == null || bug == Bug.FORGETS_THE_LAST_EVENT
              ? List.of()
              : List.of("Last-Event-ID: " + lastEvent);
      try (WrongReply exchange = new WrongReply(bug, server, "GET /events", fields, null)) {
        exchange.waitFor(60_000);
        EventReader reader = new EventReader(exchange.body());
        for (LiveEvent event; (event = reader.next()) != null; lastEvent = event.id()) {
          if (happened(event)) {
            waits.startOver();
          }
        }
      } catch (IOException e) {
        // It asks again.
      }
      pause(waits.next());
    }
  }

  private synchronized boolean happened(LiveEvent event) throws IOException {
    JsonNode message;
    try {
      message = JSON.readTree(event.data());
    } catch (JsonProcessingException e) {
      if (bug == Bug.ASKS_AGAIN_AT_NONSENSE) {
        throw e;
      }
      screen.note("that is no JSON: " + event.data());
      return false;
    }
    if (event.type().equals("message") && message.path("id").asLong() > last) {
      see(message);
    } else if (event.type().equals("edited")) {
      show(message, " (edited): ");
    } else if (event.type().equals("deleted")) {
      screen.show(message.path("name").asText(), " deleted a message");
    }
    return true;
  }

  private void join() throws IOException {
    token = "";
    token = ask("POST /users", json("name", name)).path("token").asText();
  }

  private String json(String key, String value) {
    return bug == Bug.PASTES_TEXT_INTO_JSON
        ? "{\"" + key + "\": \"" + value + "\"}"
        : JSON.valueToTree(Map.of(key, value)).toString();
  }

  private JsonNode ask(String line, String json) throws IOException {
    boolean isKnown = !token.isEmpty() && bug != Bug.SENDS_ITS_TOKEN_TO_NOBODY;
    List<String> fields = isKnown ? List.of("Authorization: Bearer " + token) : List.of();
    try (WrongReply exchange = new WrongReply(bug, server, line, fields, json)) {
      if (exchange.status() == 401 && isKnown) {
        join();
        return ask(line, json);
      }
      if (exchange.status() >= 400) {
        throw new Refused(exchange.status(), "status " + exchange.status());
      }
      return exchange.status() == 204 ? JSON.nullNode() : JSON.readTree(exchange.text());
    }
  }
}
