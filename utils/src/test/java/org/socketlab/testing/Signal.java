package org.socketlab.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A signal that tells a program to stop. */
enum Signal {
  /** Ctrl-C. */
  INT(2),
  /** What {@code kill} sends. */
  TERM(15);

  /**
   * A shell starts background jobs with SIGINT ignored, and their children inherit that: a program
   * under test would then never notice Ctrl-C.
   */
  private static final boolean INT_IGNORED = isIgnored();

  private static final List<String> HEARING = List.of("env", "--default-signal=INT");

  private final int number;

  Signal(int number) {
    this.number = number;
  }

  /** Its name, as users know it. */
  String text() {
    return "SIG" + name();
  }

  /** The exit status of a program that the signal has ended. */
  int status() {
    return 128 + number;
  }

  /** Sends it. A process that has ended meanwhile needs none. */
  void send(ProcessHandle process) {
    if (this == TERM) {
      process.destroy(); // Process.destroy would close our ends of the pipes at once
      return;
    }
    if (INT_IGNORED && !run(with(HEARING, "true"))) {
      throw new CannotCheck(
          "SIGINT is ignored here, as in a shell's background, and 'env --default-signal' is not to be had",
          null);
    }
    run(List.of("sh", "-c", "kill -INT \"$0\"", String.valueOf(process.pid())));
  }

  /** The command by which a program is started so that it hears SIGINT. */
  static List<String> heardBy(List<String> command) {
    return INT_IGNORED && isThere(command.get(0)) ? with(HEARING, command) : command;
  }

  private static boolean isIgnored() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    } catch (IOException e) {
      return false; // a system without /proc
    }
  }

  /** Whether that command can be started: env would turn "cannot" into an exit status. */
  private static boolean isThere(String command) {
    if (command.contains(File.separator)) {
      return Files.isExecutable(Path.of(command));
    }
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  private static boolean run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      boolean ended = process.waitFor(Child.PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> with(List<String> some, String... more) {
    return with(some, List.of(more));
  }

  private static List<String> with(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
