package org.socketlab.socketserver.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The reply to a request.
 *
 * @param status the status code
 * @param fields the reply's own field lines, each with its line end
 * @param body the bytes to send; null if they are in a file
 * @param file the file, if the bytes are there
 * @param from where the bytes begin in {@code body} or in the file
 * @param length the number of bytes; negative for a reply without a body, or with a body that ends
 *     with the connection
 * @param stream writes a body that ends with the connection, else null
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

  /** Writes a reply's body for as long as the connection lasts. */
  public interface Stream {
    /**
     * Writes the body. When it returns, the connection ends, unless it was handed over ({@link
     * WebConnection#handOver}).
     */
    void goOn(WebConnection connection, ReplyWriter writer) throws IOException;
  }

  /** A reply with bytes from memory. */
  public static Reply of(int status, String mediaType, byte[] body) {
    return new Reply(status, type(mediaType), ByteBuffer.wrap(body), null, 0, body.length, null);
  }

  /** A reply with a sentence as plain text. */
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
   * The client's copy is still valid: the reply has its tag, and no fields that describe a body
   * (RFC 9110 section 15.4.5).
   */
  static Reply notModified(Resource resource) {
    return new Reply(304, "", NOTHING, null, 0, -1, null).with("ETag", resource.tag());
  }

  /** RFC 9110 section 15.3.5: success, with no content. */
  public static Reply nothing() {
    return new Reply(204, "", NOTHING, null, 0, -1, null);
  }

  /** A head, and a body that goes on for as long as the connection lasts (RFC 9112 section 6.3). */
  public static Reply stream(String mediaType, Stream stream) {
    return new Reply(200, type(mediaType), NOTHING, null, 0, -1, stream);
  }

  /** The same reply with one more field; name and value must not come from a client unchecked. */
  public Reply with(String name, String value) {
    String more = fields + name + ": " + value + "\r\n";
    return new Reply(status, more, body, file, from, length, stream);
  }

  private static String type(String mediaType) {
    return "Content-Type: " + mediaType + "\r\n";
  }

  /** Whether the head has no length. */
  boolean isBodiless() {
    return length < 0;
  }
}
