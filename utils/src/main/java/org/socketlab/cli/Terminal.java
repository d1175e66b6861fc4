package org.socketlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person sits at the terminal: a program asks a person, never a pipe. */
public final class Terminal {
  private Terminal() {}

  /**
   * Whether standard input is a terminal. Java's {@link System#console} tells only whether both
   * input and output are terminals, so Linux is asked first.
   */
  public static boolean isInput() {
    return is(Path.of("/proc/self/fd/0"));
  }

  /** Whether standard output is a terminal, so that what is printed is read by a person. */
  public static boolean isOutput() {
    return is(Path.of("/proc/self/fd/1"));
  }

  private static boolean is(Path descriptor) {
    try {
      if (Files.isSymbolicLink(descriptor)) {
        String file = Files.readSymbolicLink(descriptor).toString();
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
