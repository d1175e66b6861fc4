package org.socketlab.http;

/**
 * The first line of a request: {@code GET /path HTTP/1.1}, or in HTTP/0.9 just {@code GET /path}.
 *
 * @param method a token such as {@code GET}; upper and lower case differ
 * @param target what is asked for: visible ASCII characters, at least one
 * @param major the version's first digit; 0 for a request without a version
 * @param minor the version's second digit; 9 for a request without a version
 */
public record RequestLine(String method, String target, int major, int minor) {
  /**
   * Understands a line.
   *
   * @throws BadMessage if it is no request line; its status says whether it is the syntax (400) or
   *     the version (505)
   */
  public static RequestLine parse(String line) throws BadMessage {
    int first = line.indexOf(' ');
    int last = line.indexOf(' ', first + 1);
    // RFC 9112 section 3: a single space each. Recipients that also accept more would read the same
    // line as another request (section 3, last paragraph but one).
    if (first < 0 || line.indexOf(' ', last + 1) >= 0 && last >= 0) {
      throw new BadMessage("it does not begin with a request line such as GET / HTTP/1.1");
    }
    String method = line.substring(0, first);
    String target = last < 0 ? line.substring(first + 1) : line.substring(first + 1, last);
    if (!Field.isToken(method)) {
      throw new BadMessage("its method is no token");
    }
    if (target.isEmpty() || !target.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new BadMessage("its target has characters that belong in percent-encoding");
    }
    if (last < 0) { // RFC 1945 section 4.1: a Simple-Request
      return new RequestLine(method, target, 0, 9);
    }
    String version = line.substring(last + 1);
    if (!isVersion(version)) {
      throw new BadMessage("its version is not written like HTTP/1.1");
    }
    int major = version.charAt(5) - '0';
    if (major != 1) { // RFC 9110 section 2.5: another major version has another syntax
      throw new BadMessage("it is of an HTTP version other than 1", 505);
    }
    return new RequestLine(method, target, major, version.charAt(7) - '0');
  }

  /**
   * Whether the line has no version, so that no fields follow, and the reply has no status line.
   */
  public boolean isSimple() {
    return major == 0;
  }

  /** The line as it came, without its end. */
  @Override
  public String toString() {
    return method + " " + target + (isSimple() ? "" : " HTTP/" + major + "." + minor);
  }

  /** RFC 9112 section 2.3: two digits, and upper and lower case differ. */
  private static boolean isVersion(String text) {
    return text.length() == 8
        && text.startsWith("HTTP/")
        && isDigit(text.charAt(5))
        && text.charAt(6) == '.'
        && isDigit(text.charAt(7));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
