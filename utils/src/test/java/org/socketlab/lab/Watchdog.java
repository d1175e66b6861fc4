package org.socketlab.lab;

import java.io.IOException;
import org.socketlab.testing.Family;

/**
 * Ends the programs under test when this process has ended, however it did: after kill -9 nobody
 * else is left to do so. It is a shell that waits for the end of its input, which the kernel ends
 * with this process, and then looks for the mark that all such programs bear.
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

  /** Starts it; where there is no shell, nobody watches. */
  static void start() {
    try {
      new ProcessBuilder("sh", "-c", SCRIPT, Family.VARIABLE + "=" + Family.OURS)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // Then a program that outlives a killed lab has to be ended by hand.
    }
  }
}
