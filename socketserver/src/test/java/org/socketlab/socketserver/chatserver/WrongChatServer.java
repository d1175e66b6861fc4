package org.socketlab.socketserver.chatserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.socketlab.http.Field;
import org.socketlab.http.Fields;
import org.socketlab.http.Request;
import org.socketlab.http.RequestLine;
import org.socketlab.socketserver.chat.Chat;
import org.socketlab.socketserver.chat.ChatStore;
import org.socketlab.socketserver.chat.sqlite.SqliteStore;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.Router;
import org.socketlab.socketserver.web.WebServer;
import org.socketlab.socketserver.web.WebSite;
import org.socketlab.testing.calibration.WrongEnd;

/** chat-server with one bug, which the first argument names; the checks must catch it. */
final class WrongChatServer {
  enum Bug {
    NONE,
    KEEPS_THE_CHAT_IN_MEMORY,
    FORGETS_WHO_IS_HERE,
    LETS_ANYBODY_EDIT,
    KNOWS_PEOPLE_BY_NAME,
    SHOWS_DELETED_TEXTS,
    TELLS_NO_EDITS,
    FORGETS_WHAT_WAS_MISSED,
    ANSWERS_AT_ONCE,
    SERVES_ONE_AFTER_ANOTHER,
    EDITS_IN_TWO_HALVES,
    TAKES_ANY_TOKEN,
    TRUSTS_EVERY_PAGE,
    TAKES_ANY_TYPE,
    LIMITS_NOBODY,
    MAKES_TOKENS_OF_NAMES,
    KNOWS_ONE_SPELLING,
    TAKES_A_PIECE_FOR_WHOLE,
    COMPARES_ORIGINS_AS_TEXT,
    READS_QUERIES_AS_TEXT,
    WAITS_FOR_EACH_READER,
    SENDS_NO_COMMENTS,
    THROWS_AT_A_RESET,
    COUNTS_IN_LOCAL_DIGITS,
    TELLS_LOCAL_TIME,
    THROWS_AT_CTRL_C,
    NEVER_FLUSHES
  }

  private static final Field EVIL = new Field("Origin", "http://evil.example");

  /** The field that a bug ignores in a request. */
  private static final Map<Bug, String> UNKNOWN_FIELDS =
      Map.of(Bug.FORGETS_WHAT_WAS_MISSED, "Last-Event-ID", Bug.TRUSTS_EVERY_PAGE, "Origin");

  /** The only spellings that a program knows if it compares names exactly. */
  private static final Set<String> SPELLINGS =
      Set.of("Authorization", "Last-Event-ID", "Origin", "Content-Type");

  private WrongChatServer() {}

  public static void main(String[] args) throws Exception {
    Bug bug = Bug.valueOf(args[0]);
    int port = Integer.parseInt(args[3]);
    if (port > 65535) {
      System.err.println("chat-server: '" + port + "' is not a port");
      System.exit(2);
    }
    Path data =
        bug == Bug.KEEPS_THE_CHAT_IN_MEMORY ? Files.createTempDirectory("x") : Path.of(args[5]);
    ChatStore store = new WrongStore(new SqliteStore(data, System.err::println), bug);
    Router right = new Chat(store).routes();
    WrongEvents events = new WrongEvents(store, bug);
    if (WrongEvents.BUGS.contains(bug)) {
      store.listen(events::tell);
    }
    boolean limited = args.length > 7 && bug != Bug.LIMITS_NOBODY;
    int most = limited ? Integer.parseInt(args[7]) : 1000; // behind --per-address
    WebSite site =
        new WebSite(
            (request, body) ->
                WrongEvents.BUGS.contains(bug) && request.line().target().equals("/events")
                    ? events.open(request)
                    : answer(right, changed(request, bug), body, bug),
            (who, when, line, status, n) -> {},
            System.err::println);
    try (WebServer server = new WebServer(new InetSocketAddress("127.0.0.1", port), site, most)) {
      int shown = ((InetSocketAddress) server.address()).getPort();
      shown = bug == Bug.TAKES_A_PIECE_FOR_WHOLE ? PaddingRelay.to(shown) : shown;
      PrintStream out =
          bug == Bug.NEVER_FLUSHES
              ? new PrintStream(new BufferedOutputStream(System.out), false, UTF_8)
              : System.out;
      out.println("Listening on 127.0.0.1:" + shown);
      if (bug == Bug.THROWS_AT_CTRL_C) {
        WrongEnd.withStackTraceOnInterrupt();
      }
      server.run();
    } catch (BindException e) {
      System.err.printf(
          "chat-server: cannot listen on 127.0.0.1:%d: Address already in use%n", port);
      System.exit(1);
    }
  }

  private static Reply answer(Router routes, Request request, byte[] body, Bug bug)
      throws IOException {
    if (bug != Bug.SERVES_ONE_AFTER_ANOTHER) {
      return routes.answer(request, body);
    }
    synchronized (WrongChatServer.class) {
      return routes.answer(request, body);
    }
  }

  private static Request changed(Request request, Bug bug) {
    RequestLine line = request.line();
    String target = line.target();
    if (bug == Bug.ANSWERS_AT_ONCE) {
      target = target.replace("&wait=50", "");
    } else if (bug == Bug.READS_QUERIES_AS_TEXT) {
      target = target.replace("%", "%25");
    }
    Set<String> unknown = Set.of(UNKNOWN_FIELDS.getOrDefault(bug, "-"));
    List<Field> fields = new ArrayList<>(request.fields().all());
    fields.removeIf(field -> unknown.contains(field.name()));
    if (bug == Bug.KNOWS_ONE_SPELLING) {
      fields.removeIf(
          field ->
              SPELLINGS.stream().anyMatch(field.name()::equalsIgnoreCase)
                  && !SPELLINGS.contains(field.name()));
    }
    String origin = request.fields().first("Origin");
    String host = request.fields().first("Host");
    if (bug == Bug.COMPARES_ORIGINS_AS_TEXT && origin != null) {
      if (!origin.equals("http://" + host) && !origin.equals("https://" + host)) {
        fields.replaceAll(field -> field.value().equals(origin) ? EVIL : field);
      }
    }
    if (bug == Bug.TAKES_ANY_TYPE) {
      fields.removeIf(field -> field.name().equals("Content-Type"));
      fields.add(new Field("Content-Type", "application/json"));
    }
    return new Request(new RequestLine(line.method(), target, 1, 1), new Fields(fields));
  }
}
