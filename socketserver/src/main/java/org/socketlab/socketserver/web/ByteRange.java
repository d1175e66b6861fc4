package org.socketlab.socketserver.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a resource, as in {@code Range: bytes=0-499} (RFC 9110 section 14.1.2).
 *
 * @param first the first byte's position, from 0
 * @param last the last byte's position, which belongs to it; before the first if no byte does
 */
public record ByteRange(long first, long last) {
  // One range only: a list of them is answered with the whole (section 14.2 allows that), so that
  // nobody has a large file sent many times over in one reply.
  private static final Pattern SYNTAX = Pattern.compile("(?i)bytes=[ \t]*(\\d*)-(\\d*)[ \t]*");
  private static final int DIGITS = 18; // a long holds so many for sure

  /** The range of a resource of that length; null for a field to be ignored. */
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
      return null; // section 14.1.1: such a range is invalid, and as if it were not there
    }
    long end = to.isEmpty() ? length - 1 : Math.min(number(to), length - 1);
    return new ByteRange(number(from), end);
  }

  /** Whether no byte of the resource is in it. */
  public boolean isEmpty() {
    return first > last;
  }

  /**
   * The last so many bytes, or all if there are fewer (section 14.1.2). All of nothing can't be
   * written as a Content-Range, so that range is ignored.
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
