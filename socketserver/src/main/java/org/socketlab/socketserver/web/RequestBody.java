package org.socketlab.socketserver.web;

import java.io.IOException;
import java.util.Set;
import org.socketlab.http.Framing;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Request;

/**
 * The body of one request. It is always read to its end: unread bytes would be taken for the next
 * request.
 */
public final class RequestBody {
  /** The longest body, in bytes. */
  public static final int LIMIT = 1 << 20;

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final Request request;
  private final Framing framing;
  private final WebConnection connection;

  /** The body that follows that head. */
  RequestBody(Request request, Framing framing, WebConnection connection) {
    this.request = request;
    this.framing = framing;
    this.connection = connection;
  }

  /**
   * Reads it.
   *
   * @throws Refusal if the head is not acceptable, or the body is longer than {@link #LIMIT}
   */
  byte[] read(MessageReader reader, ReplyWriter writer) throws IOException {
    expectAcceptable(request, framing);
    if (framing.equals(new Framing.Length(0))) {
      return new byte[0];
    }
    // RFC 9110 section 10.1.1: such a client waits with its body. HTTP/1.0 has no 100.
    if (request.line().minor() >= 1 && request.fields().first("Expect") != null) {
      writer.sendContinue();
    }
    connection.mustMoveWithin(connection.idle(), Connections.BODY);
    byte[] body = reader.body(framing).readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      throw tooLong();
    }
    return body;
  }

  /** Refuses a body because of its head alone. */
  public static void expectAcceptable(Request request, Framing framing) throws Refusal {
    boolean hasLength = request.fields().first("Content-Length") != null;
    String method = request.line().method();
    if (WITH_BODY.contains(method) && framing instanceof Framing.Length && !hasLength) {
      // RFC 9110 section 15.5.12
      throw new Refusal(411, "a " + method + " needs a Content-Length, or to be chunked");
    }
    if (framing instanceof Framing.Length length && length.bytes() > LIMIT) {
      throw tooLong();
    }
    if (!request.fields().list("Expect").stream().allMatch(RequestBody::isContinue)) {
      throw new Refusal(417, "the only expectation supported here is 100-continue");
    }
  }

  /** The refusal of a body that is too long. */
  public static Refusal tooLong() {
    return new Refusal(413, "a body has " + LIMIT + " bytes at most");
  }

  private static boolean isContinue(String expectation) {
    return expectation.equalsIgnoreCase("100-continue");
  }
}
