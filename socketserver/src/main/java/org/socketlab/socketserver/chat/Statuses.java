package org.socketlab.socketserver.chat;

import java.io.IOException;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Refusal;
import org.socketlab.socketserver.web.Reply;

/** Maps the chat's refusals to HTTP's status codes (RFC 9110 section 15). */
record Statuses(Handler handler) implements Handler {
  @Override
  public Reply reply(Request request, byte[] body) throws IOException {
    try {
      return handler.reply(request, body);
    } catch (NotDone e) {
      throw new Refusal(of(e.reason()), e.getMessage());
    }
  }

  private static int of(NotDone.Reason reason) {
    return switch (reason) {
      case SENSELESS -> 400;
      case NOT_YOURS -> 403;
      case NOT_THERE -> 404;
      case TAKEN, GONE -> 409;
      case TOO_LONG -> 413;
      case CROWDED, AWAY -> 503;
      case UNCERTAIN -> 504;
      case NO_SPACE -> 507;
    };
  }
}
