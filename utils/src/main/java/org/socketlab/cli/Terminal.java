package org.socketlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody sits there: a program asks a person, and never a pipe. */
public final class Terminal {
  private static final Path INPUT = Path.of("/proc/self/fd/0");

  private Terminal() {}

  /**
   * Whether standard input is a terminal. Java's {@link System#console} tells only whether input
   * and output both are one, so Linux is asked first.
   */
  public static boolean isInput() {
    try {
      if (Files.isSymbolicLink(INPUT)) {
        String file = Files.readSymbolicLink(INPUT).toString();
        return file.startsWith("/dev/pts/")
            || file.startsWith("/dev/tty")
            || file.equals("/dev/console");
      }
    } catch (IOException e) {
      // No /proc to ask after all.
    }
    return System.console() != null;
  }
}
