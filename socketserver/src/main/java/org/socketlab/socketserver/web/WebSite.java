package org.socketlab.socketserver.web;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.socketlab.cli.Reason;
import org.socketlab.http.Request;
import org.socketlab.http.RequestLine;

/**
 * What a server serves.
 *
 * @param routes answers the requests
 * @param log records each request
 * @param notes takes a sentence for the operator when the server fails
 */
public record WebSite(Router routes, RequestLog log, Consumer<String> notes, Second.Clock clock) {
  // The methods that some path may take (RFC 9110 section 9.1, RFC 5789). Any other method gets a
  // 501, for every path.
  private static final Set<String> METHODS =
      new TreeSet<>(Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"));

  /** A site with a clock of its own. */
  public WebSite(Router routes, RequestLog log, Consumer<String> notes) {
    this(routes, log, notes, new Second.Clock());
  }

  /** The reply to a request, in every case. */
  public Reply answer(Request request, byte[] body) {
    try {
      RequestLine line = request.line();
      if (!METHODS.contains(line.method())) {
        throw new Refusal(501, "this server does not know the method");
      }
      if (line.method().equals("OPTIONS") && line.target().equals("*")) {
        // RFC 9110 section 9.3.7: it concerns the server itself, not a path.
        return Reply.nothing().with("Allow", String.join(", ", METHODS));
      }
      return routes.answer(request, body);
    } catch (Refusal e) {
      return e.reply();
    } catch (IOException e) { // the server's fault: RFC 9110 section 15.6.1
      notes.accept("cannot answer a request: " + Reason.of(e));
      return Reply.text(500, "the server could not process the request");
    }
  }
}
