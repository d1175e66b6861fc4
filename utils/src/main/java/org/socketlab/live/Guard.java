package org.socketlab.live;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Set;

/**
 * Admits only requests that have the token and name this server: no other user of this machine gets
 * in, nor a page of another site in the same browser.
 */
final class Guard extends Filter {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final PageToken token;

  Guard(PageToken token) {
    this.token = token;
  }

  @Override
  public String description() {
    return "checks who may watch";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Headers reply = exchange.getResponseHeaders();
    reply.set("Content-Security-Policy", POLICY);
    reply.set("Cross-Origin-Resource-Policy", "same-origin");
    reply.set("Cross-Origin-Opener-Policy", "same-origin");
    reply.set("X-Content-Type-Options", "nosniff");
    reply.set("Referrer-Policy", "no-referrer");
    reply.set("Cache-Control", "no-store");
    if (isOurs(exchange) && token.is(exchange.getRequestURI().getPath().split("/", 3)[1])) {
      chain.doFilter(exchange);
    } else {
      PageAnswer.text(exchange, 403, "open the address that wiretap prints\n");
    }
  }

  /**
   * Whether the request names this server (a name that leads here is not enough), and its origin.
   */
  private static boolean isOurs(HttpExchange exchange) {
    int port = exchange.getLocalAddress().getPort();
    Set<String> hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    String host = exchange.getRequestHeaders().getFirst("Host");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    return host != null
        && hosts.contains(host)
        && (origin == null || origin.equals("http://" + host));
  }
}
