package org.socketlab.socketserver.chat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The site of a browser's page: scheme, host and port (RFC 6454 section 4).
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 * @param port the scheme's own if none is written
 */
record Origin(String scheme, String host, int port) {
  private static final Pattern SYNTAX =
      Pattern.compile("(https?)://(\\[[0-9a-f:.]+\\]|[^\\[\\]/?#@:\\s]+)(?::([0-9]{1,5}))?");

  /**
   * Whether an Origin field's value names the site that a Host field's value does.
   *
   * <p>The same site can be written in several ways: {@code https://chat.example} is the origin of
   * a request whose Host is {@code chat.example}, {@code Chat.Example} or {@code chat.example:443}.
   * Host lacks the scheme. A proxy may speak TLS for us, so the scheme is taken from the Origin;
   * X-Forwarded-Proto would name it, but any client can send that field.
   */
  static boolean isOf(String origin, String host) {
    Origin page = of(origin);
    return page != null && host != null && page.equals(of(page.scheme() + "://" + host));
  }

  /** Null if the text names no site; {@code null} stands for a page from a file or in a sandbox. */
  private static Origin of(String text) {
    Matcher parts = SYNTAX.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return null;
    }
    String scheme = parts.group(1);
    int usual = scheme.equals("https") ? 443 : 80;
    String port = parts.group(3);
    return new Origin(scheme, parts.group(2), port == null ? usual : Integer.parseInt(port));
  }
}
