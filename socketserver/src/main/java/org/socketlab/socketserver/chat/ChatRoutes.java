package org.socketlab.socketserver.chat;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.http.RequestLine;
import org.socketlab.socketserver.web.BeforeWaiting;
import org.socketlab.socketserver.web.Handler;
import org.socketlab.socketserver.web.ResourcePath;
import org.socketlab.socketserver.web.Route;
import org.socketlab.socketserver.web.Router;

/** Which handler of the chat answers a request, by its path and method. */
final class ChatRoutes implements Router {
  private static final Pattern MESSAGE = Pattern.compile("messages/([1-9]\\d{0,17})");

  private final MessageRequests messages;
  private final Page page;
  private final Consumer<String> notes;
  private final Map<String, Map<String, Handler>> paths;

  /**
   * The routes to those.
   *
   * @param notes takes a sentence on what goes wrong in the server itself
   */
  ChatRoutes(
      MemberRequests members,
      MessageRequests messages,
      EventRequests events,
      Page page,
      Consumer<String> notes) {
    this.messages = messages;
    this.page = page;
    this.notes = notes;
    this.paths =
        Map.of(
            "users", readingAndPosting(members::list, members::join),
            "users/me", Map.of("DELETE", members::leave),
            "messages", readingAndPosting(messages::list, messages::post),
            "events", reading(events::open));
  }

  @Override
  public Route of(RequestLine line, BeforeWaiting waiting) {
    if (!Route.knowsMethod(line)) {
      return Route.unknownMethod();
    }
    String path = ResourcePath.of(line.target());
    Map<String, Handler> methods = path == null ? null : at(path);
    if (methods == null) {
      return Route.notFound();
    }
    Handler handler = methods.get(line.method());
    return handler == null
        ? Route.notAllowed(String.join(", ", new TreeSet<>(methods.keySet())))
        : Route.to(new Statuses(handler), notes);
  }

  /** What may be done at a path, by method; null if there is nothing. */
  private Map<String, Handler> at(String path) {
    Matcher message = MESSAGE.matcher(path);
    if (message.matches()) {
      return message(Long.parseLong(message.group(1)));
    }
    return page.has(path) ? reading((request, body) -> page.file(request, path)) : paths.get(path);
  }

  private Map<String, Handler> message(long id) {
    return Map.of(
        "GET", (request, body) -> messages.get(id),
        "HEAD", (request, body) -> messages.get(id),
        "PUT", (request, body) -> messages.edit(request, body, id),
        "DELETE", (request, body) -> messages.delete(request, id));
  }

  /** What can be read with GET can be with HEAD; who sends the reply leaves its body out. */
  private static Map<String, Handler> reading(Handler handler) {
    return Map.of("GET", handler, "HEAD", handler);
  }

  private static Map<String, Handler> readingAndPosting(Handler reader, Handler poster) {
    return Map.of("GET", reader, "HEAD", reader, "POST", poster);
  }
}
