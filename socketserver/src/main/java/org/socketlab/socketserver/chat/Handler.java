package org.socketlab.socketserver.chat;

import java.io.IOException;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Reply;

/** Answers the requests of one kind. */
interface Handler {
  Reply reply(Request request, byte[] body) throws IOException;
}
