package org.socketlab.socketserver.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Request;
import org.socketlab.http.RequestLine;

/**
 * A request, possibly incomplete, and its reply.
 *
 * @param line the request line; null if it could not be read
 * @param asked the request line for the log, as much of it as came
 * @param persists whether another request may follow
 * @param wasLast whether the request is complete, and announces that no other will follow
 */
record Exchange(RequestLine line, String asked, Reply reply, boolean persists, boolean wasLast) {
  /** A complete request. */
  static Exchange of(Request request, Reply reply) {
    boolean ends = reply.stream() == null;
    boolean goesOn = request.persists();
    RequestLine line = request.line();
    return new Exchange(line, line.toString(), reply, goesOn && ends, !goesOn && ends);
  }

  /** A request after which no other can follow: unread bytes of it may remain. */
  static Exchange last(RequestLine line, String asked, Reply reply) {
    return new Exchange(line, asked, reply, false, false);
  }

  /**
   * The exchange for these bytes, if they are one complete request without a body, and its reply is
   * in memory; null otherwise.
   */
  static Exchange inMemory(WebSite site, byte[] bytes, int length) {
    if (!isOneHead(bytes, length)) {
      return null;
    }
    try {
      MessageReader reader =
          new MessageReader(new ByteArrayInputStream(bytes, 0, length), Limits.REQUEST, true);
      Request request = reader.request(reader.requestLine());
      Reply reply = hasBody(request) ? null : site.routes().inMemory(request);
      return reply == null ? null : of(request, reply);
    } catch (IOException bad) {
      return null; // WebConversation finds the same error, and answers it
    }
  }

  private static boolean hasBody(Request request) {
    return request.fields().first("Content-Length") != null
        || request.fields().first("Transfer-Encoding") != null
        || request.fields().first("Expect") != null;
  }

  /** Whether the first empty line is at the end. */
  private static boolean isOneHead(byte[] bytes, int length) {
    for (int i = 3; i < length; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i == length - 1;
      }
    }
    return false;
  }

  /** Whether the method is HEAD, whose reply has the same head as for GET, and no body. */
  boolean isHead() {
    return line != null && line.method().equals("HEAD");
  }

  /** Whether a body of known length follows the reply's head. */
  boolean sendsBody() {
    return !isHead() && !reply.isBodiless();
  }

  /** The reply's head (RFC 9112 section 4). */
  String head(String date, boolean persists) {
    StringBuilder head = new StringBuilder(320);
    head.append("HTTP/1.1 ").append(reply.status()).append(' ');
    head.append(Status.reason(reply.status())).append("\r\nDate: ").append(date).append("\r\n");
    head.append("Server: SocketLab\r\n");
    head.append(reply.fields());
    if (!reply.isBodiless()) {
      head.append("Content-Length: ").append(reply.length()).append("\r\n");
    }
    if (!persists) {
      head.append("Connection: close\r\n");
    } else if (line.minor() == 0) { // an HTTP/1.0 client needs it
      head.append("Connection: keep-alive\r\n");
    }
    return head.append("\r\n").toString();
  }
}
