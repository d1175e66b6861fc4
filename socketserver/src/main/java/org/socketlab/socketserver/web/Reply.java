package org.socketlab.socketserver.web;

import java.nio.charset.StandardCharsets;

/**
 * What a request is answered with.
 *
 * @param status the status code
 * @param fields the field lines that are its own, each with its line end
 * @param body the bytes to send, or null if they are in a file
 * @param file the file, if they are there
 * @param from where in {@code body} or in the file they begin
 * @param length how many they are; negative for a reply that has no body by its status
 */
public record Reply(int status, String fields, byte[] body, Resource file, long from, long length) {
  private static final byte[] NOTHING = {};

  /** A reply with bytes of ours. */
  public static Reply of(int status, String mediaType, byte[] body) {
    return new Reply(status, "Content-Type: " + mediaType + "\r\n", body, null, 0, body.length);
  }

  /** A reply that says in a sentence what is the matter. */
  public static Reply text(int status, String sentence) {
    String text = "%d %s: %s\n".formatted(status, Status.reason(status), sentence);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return of(status, "text/plain; charset=utf-8", body);
  }

  /** All of a resource. */
  public static Reply of(Resource resource) {
    return part(200, resource, 0, resource.length());
  }

  /** Some bytes of a resource. */
  static Reply part(int status, Resource resource, long from, long length) {
    return new Reply(status, resource.head(), resource.content(), resource, from, length);
  }

  /** RFC 9110 section 15.4.5: what the client has is still right. */
  static Reply notModified(Resource resource) {
    return new Reply(304, resource.head(), NOTHING, null, 0, -1);
  }

  /** The same reply with one field more; neither name nor value may come from a client as it is. */
  public Reply with(String name, String value) {
    return new Reply(status, fields + name + ": " + value + "\r\n", body, file, from, length);
  }

  /** Whether the status itself says that no body follows. */
  boolean isBodiless() {
    return length < 0;
  }
}
