package org.socketlab.socketserver.tws;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.socketlab.http.Request;
import org.socketlab.http.RequestLine;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.ResourcePath;

/** Which handler answers a request, by its path and method. */
final class Routes {
  // Methods that are known and that some path may take (RFC 9110 section 9.1, RFC 5789). Any
  // other one is not implemented here: 501, whatever the path.
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

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

  /** Where a request goes: to a handler, unless it is refused by what its first line says. */
  final class Route {
    private final Handler handler;
    private final Reply refusal;

    private Route(Handler handler, Reply refusal) {
      this.handler = handler;
      this.refusal = refusal;
    }

    /** The reply if there is no handler, or null. */
    Reply refusal() {
      return refusal;
    }

    /** The handler's reply. */
    Reply reply(Request request, byte[] body) {
      try {
        return handler.reply(request, body);
      } catch (IOException e) {
        return failed(e);
      }
    }
  }

  /** Where that request goes. */
  Route of(RequestLine line) {
    if (!METHODS.contains(line.method())) {
      return refused(Reply.text(501, "this server does not know the method"));
    }
    String path = ResourcePath.of(line.target());
    if (path == null) {
      return refused(notFound());
    }
    try {
      return posts.containsKey(path) ? posting(line, path) : reading(line, path);
    } catch (IOException e) {
      return refused(failed(e));
    }
  }

  private Route posting(RequestLine line, String path) {
    return line.method().equals("POST") ? to(posts.get(path)) : refused(notAllowed("POST"));
  }

  private Route reading(RequestLine line, String path) throws IOException {
    Handler reader = users.at(path);
    if (reader == null) {
      reader = pages.at(path, line.target());
    }
    if (reader == null) {
      return refused(notFound());
    }
    boolean reads = line.method().equals("GET") || line.method().equals("HEAD");
    return reads ? to(reader) : refused(notAllowed("GET, HEAD"));
  }

  /** No request is to blame for that: RFC 9110 section 15.6.1. */
  private Reply failed(IOException e) {
    notes.accept("cannot answer a request: " + e.getMessage());
    return Reply.text(500, "the server could not read what was asked for");
  }

  private Route to(Handler handler) {
    return new Route(handler, null);
  }

  private Route refused(Reply reply) {
    return new Route(null, reply);
  }

  private static Reply notFound() {
    return Reply.text(404, "there is nothing at this path");
  }

  private static Reply notAllowed(String allowed) {
    return Reply.text(405, "this path takes " + allowed).with("Allow", allowed);
  }

  /** The same body back, as what the client said that it is. */
  private static Reply echo(Request request, byte[] body) {
    String type = request.fields().first("Content-Type");
    return Reply.of(200, type == null ? "application/octet-stream" : type, body);
  }
}
