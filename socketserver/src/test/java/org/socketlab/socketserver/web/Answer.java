package org.socketlab.socketserver.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.socketlab.http.Fields;
import org.socketlab.testing.CheckFailed;

/**
 * A server's reply, as a check sees it.
 *
 * @param to the request line, for the failure's message
 * @param status the status code
 * @param fields the header section
 * @param body the body, decoded from chunks
 */
public record Answer(String to, int status, Fields fields, byte[] body) {
  /** Expects one of those statuses. */
  public Answer expect(int... statuses) {
    if (Arrays.stream(statuses).noneMatch(one -> one == status)) {
      throw new CheckFailed(
          "the status of the reply to %s is %d, expected %s"
              .formatted(to, status, Arrays.toString(statuses)));
    }
    return this;
  }

  /** Expects a field with that value. */
  public Answer expect(String name, String value) {
    if (!field(name).equals(value)) {
      throw new CheckFailed(
          "%s in the reply to %s is '%s', expected '%s'".formatted(name, to, field(name), value));
    }
    return this;
  }

  /** Expects a field whose value matches. */
  public Answer matching(String name, String regex) {
    if (!field(name).matches(regex)) {
      throw new CheckFailed(
          "%s in the reply to %s is '%s', expected %s".formatted(name, to, field(name), regex));
    }
    return this;
  }

  /** Expects that there is no such field. */
  public Answer without(String name) {
    if (fields.first(name) != null) {
      throw new CheckFailed("the reply to " + to + " has " + name + ": " + fields.first(name));
    }
    return this;
  }

  /** Expects exactly that body. */
  public Answer expectBody(byte[] expected) {
    if (!Arrays.equals(body, expected)) {
      int at = Arrays.mismatch(body, expected);
      throw new CheckFailed(
          "the body of the reply to %s has %d bytes, expected %d; they differ at byte %d"
              .formatted(to, body.length, expected.length, at + 1));
    }
    return this;
  }

  /** Expects a short text that explains the error. */
  public Answer expectWords() {
    if (body.length == 0 || body.length > 4096) {
      throw new CheckFailed(
          "the reply to %s should say in a short text what was wrong, and has a body of %d bytes"
              .formatted(to, body.length));
    }
    return this;
  }

  /** The field's value; fails if it is not there. */
  public String field(String name) {
    String value = fields.first(name);
    if (value == null) {
      throw new CheckFailed("the reply to " + to + " has no " + name);
    }
    return value;
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
