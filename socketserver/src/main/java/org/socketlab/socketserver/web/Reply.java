package org.socketlab.socketserver.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a request is answered with.
 *
 * @param status the status code
 * @param fields the field lines that are its own, each with its line end
 * @param body has the bytes to send; null if they are in a file
 * @param file the file, if they are there
 * @param from where in {@code body} or in the file they begin
 * @param length how many they are; negative for a reply that has no body by its status, or whose
 *     body ends with the connection
 * @param stream what goes on with such a body, else null
 */
public record Reply(
    int status,
    String fields,
    ByteBuffer body,
    Resource file,
    long from,
    long length,
    Stream stream) {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** What follows a reply's head for as long as the connection lasts. */
  public interface Stream {
    /**
     * Writes what there is to write. When it returns, the connection is ended, unless it was handed
     * over to somebody else ({@link WebConnection#handOver}).
     */
    void goOn(WebConnection connection, ReplyWriter writer) throws IOException;
  }

  /** A reply with bytes of ours. */
  public static Reply of(int status, String mediaType, byte[] body) {
    return new Reply(status, type(mediaType), ByteBuffer.wrap(body), null, 0, body.length, null);
  }

  /** A reply that says in a sentence what is the matter. */
  public static Reply text(int status, String sentence) {
    String text = status + " " + Status.reason(status) + ": " + sentence + "\n";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return of(status, "text/plain; charset=utf-8", body);
  }

  /** All of a resource. */
  public static Reply of(Resource resource) {
    return part(200, resource, 0, resource.length());
  }

  /** Some bytes of a resource. */
  static Reply part(int status, Resource resource, long from, long length) {
    return new Reply(status, resource.head(), resource.content(), resource, from, length, null);
  }

  /**
   * What the client has is still right: a tag says which one that is, and the fields that tell of a
   * body are left out (RFC 9110 section 15.4.5).
   */
  static Reply notModified(Resource resource) {
    return new Reply(304, "", NOTHING, null, 0, -1, null).with("ETag", resource.tag());
  }

  /** RFC 9110 section 15.3.5: it is done, and there is nothing to say of it. */
  public static Reply nothing() {
    return new Reply(204, "", NOTHING, null, 0, -1, null);
  }

  /** A head, and a body that goes on for as long as the connection lasts (RFC 9112 section 6.3). */
  public static Reply stream(String mediaType, Stream stream) {
    return new Reply(200, type(mediaType), NOTHING, null, 0, -1, stream);
  }

  /** The same reply with one field more; neither name nor value may come from a client as it is. */
  public Reply with(String name, String value) {
    String more = fields + name + ": " + value + "\r\n";
    return new Reply(status, more, body, file, from, length, stream);
  }

  private static String type(String mediaType) {
    return "Content-Type: " + mediaType + "\r\n";
  }

  /** Whether the head says no length. */
  boolean isBodiless() {
    return length < 0;
  }
}
