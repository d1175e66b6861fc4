package org.socketlab.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a response: {@code HTTP/1.1 404 Not Found}.
 *
 * @param minorVersion the second digit of its version; the first is 1
 * @param code three digits, of which the first says what kind of answer it is
 * @param reason the code in words, for people; often empty
 */
public record StatusLine(int minorVersion, int code, String reason) {
  // RFC 9112 section 4. Without a reason the second space must be there, and often isn't.
  private static final Pattern SYNTAX = Pattern.compile("HTTP/1\\.(\\d) (\\d{3})(?: (.*))?");

  /**
   * Understands a line.
   *
   * @throws BadMessage if it is no status line of HTTP/1.x: another major version has another
   *     syntax (RFC 9110 section 2.5), and HTTP/0.9 has no status line at all
   */
  public static StatusLine parse(String line) throws BadMessage {
    Matcher matcher = SYNTAX.matcher(line);
    if (!matcher.matches()) {
      throw new BadMessage("it does not begin with a status line such as HTTP/1.1 200 OK");
    }
    return new StatusLine(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        matcher.group(3) == null ? "" : matcher.group(3));
  }

  /** Whether this only says that the answer is under way (RFC 9110 section 15.2). */
  public boolean isInterim() {
    return code / 100 == 1;
  }
}
