package org.socketlab.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that nobody here wrote, for the interop tests to talk to. Where one isn't installed its
 * tests are skipped with a word; where they are required ({@code -Dinterop.required=true}, as in
 * CI), that is a failure.
 */
public final class RealPeer {
  private RealPeer() {}

  /**
   * Where a program is: on the PATH, or where servers are kept that only administrators have on
   * theirs.
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
