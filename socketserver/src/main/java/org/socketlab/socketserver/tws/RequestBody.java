package org.socketlab.socketserver.tws;

import java.io.IOException;
import org.socketlab.http.Framing;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Connection;
import org.socketlab.socketserver.web.Connections;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.ReplyWriter;

/**
 * The body of one request. It is read to its end whether somebody wants it or not: what is left of
 * it would be taken for the next request.
 */
final class RequestBody {
  /** The longest body, in bytes. */
  static final int LIMIT = 1 << 20;

  private final Request request;
  private final Framing framing;
  private final Connection connection;

  RequestBody(Request request, Framing framing, Connection connection) {
    this.request = request;
    this.framing = framing;
    this.connection = connection;
  }

  /** Why the body will not be read, by what the head says of it; null if it will. */
  Reply refusal() {
    boolean hasLength = request.fields().first("Content-Length") != null;
    if (request.line().method().equals("POST") && framing instanceof Framing.Length && !hasLength) {
      return Reply.text(
          411, "a POST needs a Content-Length, or to be chunked"); // RFC 9110, 15.5.12
    }
    if (framing instanceof Framing.Length length && length.bytes() > LIMIT) {
      return tooLong();
    }
    if (!request.fields().list("Expect").stream().allMatch(RequestBody::isContinue)) {
      return Reply.text(417, "the only expectation that is met here is 100-continue");
    }
    return null;
  }

  static Reply tooLong() {
    return Reply.text(413, "a body has " + LIMIT + " bytes at most");
  }

  /**
   * Reads it.
   *
   * @return its bytes; null if there are more than {@link #LIMIT}
   */
  byte[] read(MessageReader reader, ReplyWriter writer) throws IOException {
    if (framing instanceof Framing.Length length && length.bytes() == 0) {
      return new byte[0];
    }
    // RFC 9110 section 10.1.1: a client that asks so waits with its body. 1.0 knows no 100.
    if (request.line().minor() >= 1 && request.fields().first("Expect") != null) {
      writer.sendContinue();
    }
    connection.mustMoveWithin(Connections.IDLE, Connections.BODY);
    byte[] body = reader.body(framing).readNBytes(LIMIT + 1);
    return body.length > LIMIT ? null : body;
  }

  private static boolean isContinue(String expectation) {
    return expectation.equalsIgnoreCase("100-continue");
  }
}
