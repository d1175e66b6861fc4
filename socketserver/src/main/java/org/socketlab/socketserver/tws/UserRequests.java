package org.socketlab.socketserver.tws;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Handler;
import org.socketlab.socketserver.web.Json;
import org.socketlab.socketserver.web.Reply;
import org.sqlite.SQLiteErrorCode;

/** Creates users and shows them, as JSON. */
final class UserRequests {
  private static final int LONGEST_NAME = 100;
  private static final Pattern ID = Pattern.compile("users/([1-9]\\d{0,17})");

  private final Users users;
  private final Consumer<String> notes;

  UserRequests(Users users, Consumer<String> notes) {
    this.users = users;
    this.notes = notes;
  }

  /** What answers a GET of {@code users} or {@code users/ID}; null if it is neither. */
  Handler at(String path) {
    if (!path.startsWith("users")) {
      return null;
    }
    if (path.equals("users")) {
      return (request, body) -> asked(() -> Json.reply(200, users.all()));
    }
    var matcher = ID.matcher(path);
    return matcher.matches() ? (request, body) -> asked(() -> one(matcher.group(1))) : null;
  }

  /** POST /createUser: the reply is made when the user is on disk. */
  Reply create(Request request, byte[] body) throws IOException {
    String name = Json.text(Json.read(request, body), "Nombre", LONGEST_NAME);
    if (name == null) {
      return Reply.text(
          400, "the body has to be {\"Nombre\": NAME}, a string of 1 to 100 characters");
    }
    return asked(() -> created(users.create(name)));
  }

  private Reply created(User user) throws IOException {
    if (user == null) {
      return Reply.text(507, "there are " + Users.MOST + " users, and no more are kept");
    }
    return Json.reply(201, user).with("Location", "/users/" + user.id());
  }

  private Reply one(String id) throws IOException, SQLException {
    User user = users.get(Long.parseLong(id));
    return user == null ? Reply.text(404, "there is no user " + id) : Json.reply(200, user);
  }

  private interface Question {
    Reply ask() throws IOException, SQLException;
  }

  /** What the disk does is the server's affair: 5xx, and never a 201. */
  private Reply asked(Question question) throws IOException {
    try {
      return question.ask();
    } catch (SQLException e) {
      notes.accept("the users' database: " + e.getMessage());
      return e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code
          ? Reply.text(507, "the disk is full, and nothing was changed")
          : Reply.text(500, "the users can't be read or written just now");
    }
  }
}
