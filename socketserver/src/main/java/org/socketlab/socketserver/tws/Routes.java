package org.socketlab.socketserver.tws;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.socketlab.http.Request;
import org.socketlab.http.RequestLine;
import org.socketlab.socketserver.web.BeforeWaiting;
import org.socketlab.socketserver.web.Handler;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.ResourcePath;
import org.socketlab.socketserver.web.Route;
import org.socketlab.socketserver.web.Router;

/** Which handler of tws answers a request, by its path and method. */
final class Routes implements Router {
  private final Pages pages;
  private final UserRequests users;
  private final Map<String, Handler> posts;
  private final Consumer<String> notes;

  /**
   * The routes to those.
   *
   * @param notes takes a sentence on what goes wrong in the server itself
   */
  Routes(Pages pages, UserRequests users, Consumer<String> notes) {
    this.pages = pages;
    this.users = users;
    this.posts = Map.of("createUser", users::create, "echo", Routes::echo);
    this.notes = notes;
  }

  @Override
  public Route of(RequestLine line, BeforeWaiting waiting) {
    if (!Route.knowsMethod(line)) {
      return Route.unknownMethod();
    }
    String path = ResourcePath.of(line.target());
    if (path == null) {
      return Route.notFound();
    }
    try {
      return posts.containsKey(path) ? posting(line, path) : reading(line, path, waiting);
    } catch (IOException e) {
      return Route.refused(Route.failed(e, notes));
    }
  }

  private Route posting(RequestLine line, String path) {
    boolean posts = line.method().equals("POST");
    return posts ? Route.to(this.posts.get(path), notes) : Route.notAllowed("POST");
  }

  private Route reading(RequestLine line, String path, BeforeWaiting waiting) throws IOException {
    Handler user = users.at(path);
    Handler page = user == null ? pages.at(path, line.target(), waiting) : null;
    if (user == null && page == null) {
      return Route.notFound();
    }
    if (!line.method().equals("GET") && !line.method().equals("HEAD")) {
      return Route.notAllowed("GET, HEAD");
    }
    return user == null ? Route.toPrompt(page, notes) : Route.to(user, notes);
  }

  /** The same body back, as what the client said that it is. */
  private static Reply echo(Request request, byte[] body) {
    String type = request.fields().first("Content-Type");
    return Reply.of(200, type == null ? "application/octet-stream" : type, body);
  }
}
