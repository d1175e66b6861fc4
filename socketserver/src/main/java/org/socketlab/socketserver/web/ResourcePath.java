package org.socketlab.socketserver.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The path in a request's target: {@code images/a b.png} for {@code /images/a%20b.png?size=2}.
 *
 * <p>A path that could lead out of the served folder, or mean another file to the system than to
 * us, is not accepted. It is decoded once and checked afterwards: a check before decoding misses
 * {@code %2e%2e}, and decoding twice makes {@code %252e} dangerous.
 */
public final class ResourcePath {
  private static final String WELL_KNOWN = ".well-known/";

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
    // An encoded slash is not a separator, and no file name contains one.
    String decoded =
        path.contains("%2f") || path.contains("%2F") ? null : decoded(path.substring(1));
    return decoded != null && isSafe(decoded) ? decoded : null;
  }

  /**
   * RFC 9112 section 3.2.2: a server must also accept the absolute-form, which clients send to
   * proxies.
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

  /** Percent-decodes UTF-8 (RFC 3986 section 2.1); null if the text is not valid. */
  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length()) {
          return null;
        }
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high < 0 || low < 0) {
          return null;
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

  /**
   * No control characters, no backslash, no segment that is empty, and none that begins with a dot:
   * such a segment may be "..", or a private file such as .env or .git/config.
   */
  private static boolean isSafe(String path) {
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      char c = i < path.length() ? path.charAt(i) : '/';
      if (c < ' ' || c == 0x7f || c == '\\') {
        return false;
      }
      if (c == '/') {
        if (i == start && i < path.length() || isHidden(path, start, i)) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  /** RFC 8615: a site's public metadata is in the folder .well-known. */
  private static boolean isHidden(String path, int start, int end) {
    return start < end && path.charAt(start) == '.' && !(start == 0 && path.startsWith(WELL_KNOWN));
  }
}
