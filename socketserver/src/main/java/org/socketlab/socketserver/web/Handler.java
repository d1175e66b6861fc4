package org.socketlab.socketserver.web;

import java.io.IOException;
import org.socketlab.http.Request;

/** Answers the requests of one kind. */
public interface Handler {
  /**
   * Answers a request.
   *
   * @param body its body, to its end
   * @throws Refusal if the request is at fault, or the moment: it carries the reply
   * @throws IOException if the answer can't be had: a server's fault, 500
   */
  Reply reply(Request request, byte[] body) throws IOException;
}
