package org.socketlab.socketserver.web;

import java.io.IOException;
import org.socketlab.http.Request;

/** What a server answers: by a request's path and method, its fields and its body. */
public interface Router {
  /**
   * The reply to a request.
   *
   * @param body its body, to its end
   * @throws Refusal if the request is at fault, or the moment: it carries the reply
   * @throws IOException if the answer can't be had: the server's fault, 500
   */
  Reply answer(Request request, byte[] body) throws IOException;

  /**
   * The same reply to a request without a body, if all of it is in memory; null if it may not be.
   */
  default Reply inMemory(Request request) {
    return null;
  }
}
