package org.socketlab.socketserver.tws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.socketlab.socketserver.web.Answer;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;

/** Starts tws for its checks, and sends it requests. */
final class TwsLab {
  static final String DATE = "[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT";

  private TwsLab() {}

  /** Starts the server with its users in the check's own folder. */
  static Child start(Lab lab, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--port", "0"));
    arguments.addAll(List.of("--data", lab.folder().resolve("data").toString()));
    arguments.addAll(List.of(more));
    return lab.start(arguments.toArray(String[]::new));
  }

  /** The same, for a check that needs only the address. */
  static InetSocketAddress server(Lab lab, String... more) {
    return start(lab, more).listening();
  }

  /** The same, with files to serve: a name, its bytes, and so on. */
  static Child serving(Lab lab, Object... files) {
    return start(lab, "--root", folder(lab, files));
  }

  /** A folder with those files. */
  static String folder(Lab lab, Object... files) {
    Path root = lab.folder().resolve("root");
    try {
      for (int i = 0; i < files.length; i += 2) {
        Path file = root.resolve((String) files[i]);
        Files.createDirectories(file.getParent());
        Files.write(file, (byte[]) files[i + 1]);
      }
    } catch (IOException e) {
      throw new CannotCheck("no folder to serve: " + e.getMessage(), e);
    }
    return root.toString();
  }

  /** Sets a file's time, in seconds since 1970. */
  static void touch(Lab lab, String name, long seconds) {
    try {
      FileTime time = FileTime.from(seconds, TimeUnit.SECONDS);
      Files.setLastModifiedTime(lab.folder().resolve("root").resolve(name), time);
    } catch (IOException e) {
      throw new CannotCheck("no file's time can be set: " + e.getMessage(), e);
    }
  }

  /** The time in a Date or Last-Modified field, in seconds since 1970. */
  static long seconds(Answer answer, String name) {
    answer.matching(name, DATE);
    return DateTimeFormatter.RFC_1123_DATE_TIME
        .parse(answer.field(name))
        .getLong(ChronoField.INSTANT_SECONDS);
  }

  /** Creates a user (the name as it stands in JSON) and returns its id. */
  static long created(Lab lab, InetSocketAddress server, String name) {
    byte[] body = bytes("{\"Nombre\": \"" + name + "\"}");
    Answer answer = Talk.post(lab, server, "/createUser", "application/json", body).expect(201);
    long id = json(answer).path("id").asLong(-1);
    answer.matching("Location", "(http://lab)?/users/" + id);
    expectUser(answer, id, name);
    return id;
  }

  /** Expects that user. */
  static void expectUser(Answer answer, long id, String name) {
    answer.expect(200, 201).matching("Content-Type", "application/json.*");
    JsonNode user = json(answer);
    String expected = parsed("\"" + name + "\"", answer).textValue();
    if (user.path("id").asLong(-1) != id || !expected.equals(user.path("Nombre").textValue())) {
      throw new CheckFailed(
          "the reply to %s should be user %d, %s: %s"
              .formatted(answer.to(), id, name, answer.text()));
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(Answer answer) {
    return parsed(answer.text(), answer);
  }

  private static JsonNode parsed(String text, Answer answer) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new CheckFailed("the reply to " + answer.to() + " is no JSON: " + text);
    }
  }
}
