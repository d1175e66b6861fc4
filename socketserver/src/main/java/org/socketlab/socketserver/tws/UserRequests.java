package org.socketlab.socketserver.tws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Reply;
import org.sqlite.SQLiteErrorCode;

/** Creates users and shows them, as JSON. */
final class UserRequests {
  private static final String JSON = "application/json";
  private static final int LONGEST_NAME = 100;
  private static final Pattern ID = Pattern.compile("users/([1-9]\\d{0,17})");

  // A name given twice means one thing to one reader and another to the next: it is refused.
  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

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
      return (request, body) -> asked(() -> Reply.of(200, JSON, bytes(users.all())));
    }
    var matcher = ID.matcher(path);
    return matcher.matches() ? (request, body) -> asked(() -> one(matcher.group(1))) : null;
  }

  /** POST /createUser: the reply is made when the user is on disk. */
  Reply create(Request request, byte[] body) throws IOException {
    if (!isJson(request.fields().first("Content-Type"))) {
      return Reply.text(415, "the body's Content-Type has to be " + JSON);
    }
    String name;
    try {
      // RFC 8259 section 8.1: JSON between programs is UTF-8; Jackson would take UTF-16, too.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      name = name(json.readTree(text));
    } catch (CharacterCodingException e) {
      return Reply.text(400, "the body is not UTF-8");
    } catch (IOException e) { // also what is nested too deeply, before it costs a stack
      return Reply.text(400, "the body is not JSON");
    }
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
    return Reply.of(201, JSON, bytes(user)).with("Location", "/users/" + user.id());
  }

  private Reply one(String id) throws IOException, SQLException {
    User user = users.get(Long.parseLong(id));
    return user == null
        ? Reply.text(404, "there is no user " + id)
        : Reply.of(200, JSON, bytes(user));
  }

  private byte[] bytes(Object value) throws IOException {
    return json.writeValueAsBytes(value);
  }

  /** The name, or null if it is no name. */
  private static String name(JsonNode body) {
    JsonNode name = body.get("Nombre");
    if (name == null || !name.isTextual()) {
      return null;
    }
    String text = name.textValue();
    int length = text.codePointCount(0, text.length());
    // Half of a surrogate pair is no character: it could be written to no reply.
    boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
    return length >= 1 && length <= LONGEST_NAME && whole ? text : null;
  }

  private static boolean isJson(String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().equalsIgnoreCase(JSON);
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
