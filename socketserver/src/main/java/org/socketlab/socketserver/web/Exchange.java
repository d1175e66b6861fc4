package org.socketlab.socketserver.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Request;
import org.socketlab.http.RequestLine;

/**
 * A request as far as it could be read, and its reply.
 *
 * @param line its first line; null if that could not be read
 * @param asked what came of it, for the log
 * @param persists whether another request may follow
 * @param wasLast whether it came whole, and the client said in it that no other will follow
 */
record Exchange(RequestLine line, String asked, Reply reply, boolean persists, boolean wasLast) {
  /** A request that came whole. */
  static Exchange of(Request request, Reply reply) {
    boolean ends = reply.stream() == null;
    boolean goesOn = request.persists();
    RequestLine line = request.line();
    return new Exchange(line, line.toString(), reply, goesOn && ends, !goesOn && ends);
  }

  /** A request after which nothing can follow: what is left of it may be anything. */
  static Exchange last(RequestLine line, String asked, Reply reply) {
    return new Exchange(line, asked, reply, false, false);
  }

  /**
   * The exchange that these bytes ask for, if they are one request, whole and without a body, and
   * its reply is in memory; null otherwise.
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
      return null; // whoever reads it to tell the client so finds the same
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

  /** To HEAD the reply has the same head as to GET, and nothing more. */
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
    } else if (line.minor() == 0) { // a client of HTTP/1.0 has to be told so
      head.append("Connection: keep-alive\r\n");
    }
    return head.append("\r\n").toString();
  }
}
