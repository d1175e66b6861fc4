package org.socketlab.lab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a student is with an exercise: a line of {@link Progress}.
 *
 * @param exercise its name
 * @param points the points of the last run of its checks
 * @param of the points of all its checks
 * @param failed the check that failed first in that run, or empty
 * @param hints how many hints were taken
 */
record Standing(String exercise, int points, int of, String failed, int hints) {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) +(\\d{1,4})/(\\d{1,4}) points(?:, fails at (\\w+))?(?:, (\\d{1,4}) hints?)?");

  /** Before any check has run. */
  static Standing none(String exercise, int of) {
    return new Standing(exercise, 0, of, "", 0);
  }

  /** Reads a line of {@link #line}; null for any other. */
  static Standing of(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      return null;
    }
    return new Standing(
        matcher.group(1),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        matcher.group(4) == null ? "" : matcher.group(4),
        matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5)));
  }

  /** {@code echo-client 12/35 points, fails at sendsLines, 2 hints}. */
  String line() {
    return "%s %d/%d points%s%s"
        .formatted(
            exercise,
            points,
            of,
            failed.isEmpty() ? "" : ", fails at " + failed,
            hints == 0 ? "" : ", " + hints + (hints == 1 ? " hint" : " hints"));
  }

  boolean isDone() {
    return of > 0 && points == of;
  }

  /** The standing after a run of the checks; a new failure restarts the count of hints. */
  Standing after(int earned, int worth, String failure) {
    return new Standing(exercise, earned, worth, failure, failure.equals(failed) ? hints : 0);
  }

  Standing withHints(int taken) {
    return new Standing(exercise, points, of, failed, taken);
  }
}
