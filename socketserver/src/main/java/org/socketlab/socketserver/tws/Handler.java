package org.socketlab.socketserver.tws;

import java.io.IOException;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Reply;

/** Answers the requests of one kind. */
interface Handler {
  /**
   * Answers a request.
   *
   * @param body its body, to its end
   * @throws IOException if the answer can't be had: a server's fault, 500
   */
  Reply reply(Request request, byte[] body) throws IOException;
}
