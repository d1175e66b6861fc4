package org.socketlab.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Independent programs for the interop tests to talk to. The tests of a missing program are skipped
 * with a note, or fail if they are required ({@code -Dinterop.required=true}, as in CI).
 */
public final class RealPeer {
  private RealPeer() {}

  /**
   * Finds a program: on the PATH, or in the folders of servers that only administrators have on
   * their PATH.
   *
   * @param name its command, such as {@code ncat}
   */
  public static Path require(String name) {
    Path found =
        Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/sbin", "/usr/local/sbin"))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      String word = name + " is not installed here";
      if (Boolean.getBoolean("interop.required")) {
        Assertions.fail(word + ", and interop.required says that it must be");
      }
      Assumptions.abort(word);
    }
    return found;
  }
}
