package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Refusal;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.ResourcePath;
import org.socketlab.socketserver.web.Router;

/** Which handler of the chat answers a request, by its path and method. */
final class ChatRoutes implements Router {
  private static final Pattern MESSAGE = Pattern.compile("messages/([1-9]\\d{0,17})");

  private final MessageRequests messages;
  private final Page page;
  private final Map<String, Map<String, Handler>> paths;

  ChatRoutes(MemberRequests members, MessageRequests messages, EventRequests events, Page page) {
    this.messages = messages;
    this.page = page;
    this.paths =
        Map.of(
            "users", readingAndPosting(members::list, members::join),
            "users/me", Map.of("DELETE", members::leave),
            "messages", readingAndPosting(messages::list, messages::post),
            "events", reading(events::open));
  }

  @Override
  public Reply answer(Request request, byte[] body) throws IOException {
    String path = ResourcePath.of(request.line().target());
    Map<String, Handler> methods = path == null ? null : at(path);
    if (methods == null) {
      throw Refusal.notFound();
    }
    Handler handler = methods.get(request.line().method());
    if (handler == null) {
      throw Refusal.notAllowed(new TreeSet<>(methods.keySet()).toArray(String[]::new));
    }
    return new Statuses(handler).reply(request, body);
  }

  /** The handlers of a path, by method; null if the path does not exist. */
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

  /** HEAD works wherever GET does; the sender of the reply leaves the body out. */
  private static Map<String, Handler> reading(Handler handler) {
    return Map.of("GET", handler, "HEAD", handler);
  }

  private static Map<String, Handler> readingAndPosting(Handler reader, Handler poster) {
    return Map.of("GET", reader, "HEAD", reader, "POST", poster);
  }
}
