package org.socketlab.http;

/**
 * A line of a header or trailer section: {@code Content-Type: text/html}.
 *
 * @param name a token; upper or lower case makes no difference
 * @param value what follows the colon, without the blanks around it; a character for each byte (ISO
 *     8859-1), since only some fields' bytes are text
 */
public record Field(String name, String value) {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  /**
   * Understands a line.
   *
   * @throws BadMessage if it is not a name, a colon and a value
   */
  public static Field parse(String line) throws BadMessage {
    return parse(line, false);
  }

  /** The same; strict refuses errors that a client may forgive a server. */
  static Field parse(String line, boolean strict) throws BadMessage {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new BadMessage("it has a header line without a colon");
    }
    // RFC 9112 section 5.1: no blanks before the colon; in a response they are taken away.
    String name = line.substring(0, colon);
    if (!isToken(strict ? name : name.replaceAll("[ \t]+$", ""))) {
      throw new BadMessage("it has a header line whose name is no token");
    }
    return new Field(withoutBlanks(name), withoutBlanks(line.substring(colon + 1)));
  }

  /** Whether the line is more of the field before it (obsolete line folding). */
  static boolean continuesAnother(String line) {
    return line.startsWith(" ") || line.startsWith("\t");
  }

  /** RFC 9112 section 5.2: a client reads a folded value as one line, with a blank at the fold. */
  Field continuedBy(String line) {
    return new Field(name, withoutBlanks(value + " " + withoutBlanks(line)));
  }

  /** RFC 9110 section 5.6.2: at least one character, and only these. */
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isTokenCharacter(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || TOKEN_SIGNS.indexOf(c) >= 0;
  }

  /** Without the optional white space around it: SP and HTAB, nothing else (section 5.6.3). */
  static String withoutBlanks(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
