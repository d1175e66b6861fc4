package org.socketlab.socketserver.web;

import java.io.IOException;
import org.socketlab.http.Request;

/** Answers a server's requests, by path, method, fields and body. */
public interface Router {
  /**
   * The reply to a request.
   *
   * @param body its body, to its end
   * @throws Refusal if the request is at fault, or the server is busy: the exception carries the
   *     reply
   * @throws IOException if the server fails: 500
   */
  Reply answer(Request request, byte[] body) throws IOException;

  /** The same reply to a request without a body, if all of it is in memory; else null. */
  default Reply inMemory(Request request) {
    return null;
  }
}
