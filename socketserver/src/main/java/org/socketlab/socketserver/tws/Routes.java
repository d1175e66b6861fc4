package org.socketlab.socketserver.tws;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Refusal;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.ResourcePath;
import org.socketlab.socketserver.web.Router;

/** What tws answers, by a request's path and method. */
final class Routes implements Router {
  private static final Pattern USER = Pattern.compile("users/([1-9]\\d{0,17})");

  private final Pages pages;
  private final UserRequests users;

  Routes(Pages pages, UserRequests users) {
    this.pages = pages;
    this.users = users;
  }

  @Override
  public Reply answer(Request request, byte[] body) throws IOException {
    String path = ResourcePath.of(request.line().target());
    if (path == null) {
      throw Refusal.notFound();
    }
    Matcher user = USER.matcher(path);
    if (path.equals("createUser")) {
      expectPost(request);
      return users.create(request, body);
    } else if (path.equals("echo")) {
      expectPost(request);
      return echo(request, body);
    } else if (path.equals("users")) {
      expectRead(request);
      return users.all();
    } else if (user.matches()) {
      expectRead(request);
      return users.one(Long.parseLong(user.group(1)));
    }
    Reply page = pages.at(request, path);
    expectRead(request); // 405 for a page that exists, 404 otherwise
    return page;
  }

  @Override
  public Reply inMemory(Request request) {
    String path = isRead(request) ? ResourcePath.of(request.line().target()) : null;
    return path == null ? null : pages.inMemory(request, path);
  }

  private static void expectPost(Request request) throws Refusal {
    if (!request.line().method().equals("POST")) {
      throw Refusal.notAllowed("POST");
    }
  }

  private static void expectRead(Request request) throws Refusal {
    if (!isRead(request)) {
      throw Refusal.notAllowed("GET", "HEAD");
    }
  }

  private static boolean isRead(Request request) {
    String method = request.line().method();
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Sends the body back with its own Content-Type. */
  private static Reply echo(Request request, byte[] body) {
    String type = request.fields().first("Content-Type");
    return Reply.of(200, type == null ? "application/octet-stream" : type, body);
  }
}
