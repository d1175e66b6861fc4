package org.socketlab.socketserver.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What a request's target names: {@code images/a b.png} for {@code /images/a%20b.png?size=2}.
 *
 * <p>Whatever could lead out of the served folder, or mean another file to the system than to us,
 * is no path at all. It is decoded once and looked at afterwards: a check of what is still encoded
 * misses {@code %2e%2e}, and decoding twice makes {@code %252e} dangerous.
 */
public final class ResourcePath {
  private ResourcePath() {}

  /**
   * The path that a target names, without the slash it begins with; null if it names none.
   *
   * @param target in origin-form ({@code /a/b?c}) or absolute-form ({@code http://host/a/b})
   */
  public static String of(String target) {
    String path = withoutQuery(origin(target));
    if (!path.startsWith("/")) {
      return null;
    }
    if (path.equals("/")) {
      return "";
    }
    String decoded = decoded(path.substring(1));
    return decoded != null && isSafe(decoded) ? decoded : null;
  }

  /**
   * RFC 9112 section 3.2.2: a server takes the absolute form, too, which clients send to proxies.
   */
  private static String origin(String target) {
    if (target.startsWith("/") || !target.regionMatches(true, 0, "http://", 0, 7)) {
      return target;
    }
    int slash = target.indexOf('/', 7);
    return slash < 0 ? "/" : target.substring(slash);
  }

  private static String withoutQuery(String target) {
    int end = target.indexOf('?');
    return end < 0 ? target : target.substring(0, end);
  }

  /** RFC 3986 section 2.1, over UTF-8; null if that is not what it is. */
  private static String decoded(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '%') {
        if (i + 2 >= path.length()) {
          return null;
        }
        int high = Character.digit(path.charAt(i + 1), 16);
        int low = Character.digit(path.charAt(i + 2), 16);
        if (high < 0 || low < 0 || high == 2 && low == 15) {
          return null; // no hex; or an encoded slash, which is no separator and in no file's name
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    try {
      ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
      return StandardCharsets.UTF_8.newDecoder().decode(all).toString();
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  /** No control characters, no backslash, and no segment that is empty, "." or "..". */
  private static boolean isSafe(String path) {
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      char c = i < path.length() ? path.charAt(i) : '/';
      if (c < ' ' || c == 0x7f || c == '\\') {
        return false;
      }
      if (c == '/') {
        if (i == start && i < path.length() || isDots(path, start, i)) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  private static boolean isDots(String path, int start, int end) {
    int length = end - start;
    return (length == 1 || length == 2) && path.charAt(start) == '.' && path.charAt(end - 1) == '.';
  }
}
