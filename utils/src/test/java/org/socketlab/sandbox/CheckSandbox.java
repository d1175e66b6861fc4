package org.socketlab.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a check runs: on its loopback network, only the check and the program under test exist. The
 * sandbox always ends with its parent, and ends all that runs in it.
 */
public final class CheckSandbox {
  private CheckSandbox() {}

  /**
   * The command that runs a grader's process in a check's sandbox.
   *
   * @param scratch an empty folder; in its place, the process sees a bounded folder in memory,
   *     which nobody else sees
   * @param writable folders that the process can change; all others are read-only
   */
  public static List<String> around(List<String> grader, Path scratch, List<Path> writable) {
    List<String> words = new ArrayList<>(List.of("bwrap", "--die-with-parent"));
    words.addAll(List.of("--unshare-net", "--unshare-pid"));
    words.addAll(
        ProgramSandbox.IS_ROOT
            ? List.of("--cap-add", "ALL") // or the process could create no further sandbox
            : List.of("--unshare-user"));
    words.addAll(List.of("--ro-bind", "/", "/", "--dev-bind", "/dev", "/dev", "--proc", "/proc"));
    words.addAll(List.of("--size", Long.toString(Bounds.FOLDER), "--tmpfs", scratch.toString()));
    for (Path one : writable) {
      words.addAll(List.of("--bind", one.toString(), one.toString()));
    }
    words.add("--");
    words.addAll(Bounds.kept());
    words.addAll(grader);
    return words;
  }
}
