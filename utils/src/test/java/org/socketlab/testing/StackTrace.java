package org.socketlab.testing;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What an uncaught error looks like, in the languages that students write in. */
final class StackTrace {
  private static final Pattern FORMS =
      Pattern.compile(
          String.join(
              "|",
              "(?m)^Exception in thread \".*", // Java, and what runs on its machine
              "^\\s+at \\S+\\(.*\\)$", // the same, and C# without line numbers
              "^\\s+at .*:line \\d+$", // C#
              "^Unhandled exception\\. .*", // C#
              "^\\s+at .*:\\d+:\\d+\\)?$", // Node, Deno
              "^Traceback \\(most recent call last\\).*", // Python
              "^panic: .*|^goroutine \\d+ .*|^fatal error: .*", // Go
              "^thread '.*' (\\(\\d+\\) )?panicked at .*", // Rust
              "^terminate called after throwing .*", // C++
              "^\\S+\\.rb:\\d+:in .*")); // Ruby

  private StackTrace() {}

  /** The first line of a stack trace in a text, if there is one. */
  static Optional<String> in(String text) {
    return FORMS.matcher(text).results().map(MatchResult::group).findFirst();
  }
}
