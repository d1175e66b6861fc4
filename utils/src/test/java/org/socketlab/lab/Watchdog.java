package org.socketlab.lab;

import java.io.IOException;
import org.socketlab.testing.Family;

/**
 * Ends the programs under test when this process has ended in any way: after kill -9, no other
 * process could. The watchdog is a shell that waits for the end of its input, which the kernel
 * closes with this process, and then looks for the mark of all such programs.
 */
final class Watchdog {
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      cat >/dev/null
      for round in 1 2 3 4 5; do
        for process in /proc/[0-9]*; do
          if grep -qas "$0" "$process/environ"; then
            kill -9 "${process#/proc/}"
          fi
        done
      done
      """;

  private Watchdog() {}

  /** Starts the watchdog; without a shell, there is none. */
  static void start() {
    try {
      new ProcessBuilder("sh", "-c", SCRIPT, Family.VARIABLE + "=" + Family.OURS)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // Then the user has to end a program that outlives a killed lab.
    }
  }
}
