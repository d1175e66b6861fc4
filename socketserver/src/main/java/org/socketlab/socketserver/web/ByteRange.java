package org.socketlab.socketserver.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a resource, as in {@code Range: bytes=0-499} (RFC 9110 section 14.1.2).
 *
 * @param first the first byte's position, from 0
 * @param last the last byte's position, inclusive; before the first if the range is empty
 */
public record ByteRange(long first, long last) {
  // One range only: a list of ranges gets the whole resource (section 14.2 allows that), so that no
  // client can request a large file many times over in one reply.
  private static final Pattern SYNTAX = Pattern.compile("(?i)bytes=[ \t]*(\\d*)-(\\d*)[ \t]*");
  private static final int DIGITS = 18; // a long always holds 18 digits

  /** The range of a resource of that length; null if the field must be ignored. */
  public static ByteRange parse(String field, long length) {
    Matcher matcher = SYNTAX.matcher(field);
    if (!matcher.matches()) {
      return null;
    }
    String from = matcher.group(1);
    String to = matcher.group(2);
    if (from.isEmpty()) {
      return to.isEmpty() ? null : ofLast(number(to), length);
    }
    if (!to.isEmpty() && number(to) < number(from)) {
      return null; // section 14.1.1: such a range is invalid, and is ignored
    }
    long end = to.isEmpty() ? length - 1 : Math.min(number(to), length - 1);
    return new ByteRange(number(from), end);
  }

  /** Whether the range contains no byte of the resource. */
  public boolean isEmpty() {
    return first > last;
  }

  /**
   * The last {@code many} bytes, or all if there are fewer (section 14.1.2). An empty resource has
   * no valid Content-Range, so the range is ignored there.
   */
  private static ByteRange ofLast(long many, long length) {
    if (length == 0 && many > 0) {
      return null;
    }
    return new ByteRange(Math.max(0, length - many), many == 0 ? -1 : length - 1);
  }

  private static long number(String digits) {
    String significant = digits.replaceFirst("^0+(?=\\d)", "");
    return significant.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
  }
}
