package org.socketlab.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a check runs: beside it, on its loopback network, there is nobody but the program under
 * test. It ends with its parent, whatever happens, and takes along all that runs in it.
 */
public final class CheckSandbox {
  private CheckSandbox() {}

  /**
   * The command that runs a grader's process in one.
   *
   * @param scratch an empty folder; the process finds a bounded one in its place, in memory, which
   *     nobody else sees
   * @param writable folders that are shown as they are; of all others nothing can be changed
   */
  public static List<String> around(List<String> grader, Path scratch, List<Path> writable) {
    List<String> words = new ArrayList<>(List.of("bwrap", "--die-with-parent"));
    words.addAll(List.of("--unshare-net", "--unshare-pid"));
    words.addAll(
        ProgramSandbox.IS_ROOT
            ? List.of("--cap-add", "ALL") // or it could make no further sandbox
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
