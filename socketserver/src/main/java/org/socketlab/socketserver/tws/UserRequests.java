package org.socketlab.socketserver.tws;

import java.io.IOException;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Json;
import org.socketlab.socketserver.web.Refusal;
import org.socketlab.socketserver.web.Reply;

/** Creates users and shows them, as JSON. */
final class UserRequests {
  private static final int LONGEST_NAME = 100;

  private final Users users;

  UserRequests(Users users) {
    this.users = users;
  }

  /** POST /createUser: replies when the user is on disk. */
  Reply create(Request request, byte[] body) throws IOException {
    String name = Json.text(Json.read(request, body), "Nombre", LONGEST_NAME);
    if (name == null) {
      throw new Refusal(
          400, "the body has to be {\"Nombre\": NAME}, a string of 1 to 100 characters");
    }
    try {
      User user = users.create(name);
      return Json.reply(201, user).with("Location", "/users/" + user.id());
    } catch (Users.Full e) {
      throw new Refusal(507, e.getMessage());
    }
  }

  /** GET /users. */
  Reply all() throws IOException {
    return Json.reply(200, users.all());
  }

  /** GET /users/ID. */
  Reply one(long id) throws IOException {
    User user = users.get(id);
    if (user == null) {
      throw new Refusal(404, "there is no user " + id);
    }
    return Json.reply(200, user);
  }
}
