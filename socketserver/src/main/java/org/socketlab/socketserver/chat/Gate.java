package org.socketlab.socketserver.chat;

import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Refusal;
import org.socketlab.socketserver.web.Reply;

/** Who may write. */
final class Gate {
  private static final String SCHEME = "Bearer ";

  private final ChatStore store;

  Gate(ChatStore store) {
    this.store = store;
  }

  /**
   * The member that a request is from (RFC 6750 section 2.1).
   *
   * @throws Refusal 403 if a page of another site sent the request, 401 if the request has no valid
   *     token
   */
  Member member(Request request) throws Refusal {
    expectOwnPage(request);
    String shown = request.fields().first("Authorization");
    Member member =
        shown != null && shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? store.member(shown.substring(SCHEME.length()).strip())
            : null;
    if (member == null) { // RFC 9110 section 11.6.1: names the accepted scheme
      throw new Refusal(
          Reply.text(401, "writing needs Authorization: Bearer TOKEN; POST /users gives one")
              .with("WWW-Authenticate", "Bearer"));
    }
    return member;
  }

  /**
   * A browser sends requests for any page that it shows, and says which site the page is from (RFC
   * 6454 section 7). Other programs send no Origin, and need none.
   */
  void expectOwnPage(Request request) throws Refusal {
    String origin = request.fields().first("Origin");
    if (origin != null && !Origin.isOf(origin, request.fields().first("Host"))) {
      throw new Refusal(403, "a page of another site can't write here");
    }
  }
}
