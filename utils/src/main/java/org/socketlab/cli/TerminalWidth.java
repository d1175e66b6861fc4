package org.socketlab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The width of the terminal that a program prints to. */
public final class TerminalWidth {
  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ (\\d+)\\s*");

  /** stty asks the kernel; Java cannot, and before release 22 it cannot tell what a terminal is. */
  private static final String ASK = "test -t 1 && stty size < /dev/tty >&2";

  private TerminalWidth() {}

  /**
   * The columns that the variable COLUMNS gives, or else those of the terminal on standard output.
   *
   * @param otherwise the columns where there is neither
   */
  public static int or(int otherwise) {
    return number(System.getenv("COLUMNS")).or(() -> number(ask())).orElse(otherwise);
  }

  private static Optional<Integer> number(String text) {
    if (text == null || !text.matches("[1-9]\\d{0,3}")) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(text));
  }

  private static String ask() {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", ASK)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (shell.waitFor(1, TimeUnit.SECONDS) && shell.exitValue() == 0) {
        byte[] said = shell.getErrorStream().readAllBytes();
        Matcher size = ROWS_AND_COLUMNS.matcher(new String(said, StandardCharsets.US_ASCII));
        return size.matches() ? size.group(1) : null;
      }
      shell.destroy();
    } catch (IOException noShell) {
      // No sh on this system: the width stays unknown.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
