package org.socketlab.testing.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Settings;

/**
 * {@code target/grade/EXERCISE-CHECK.pcap}: what a check that failed and the program said to each
 * other, for Wireshark. Only a build that grades has that folder: the checks of checks leave no
 * files.
 */
final class Captures {
  private final Optional<Path> root;
  private final String name;

  Captures(Settings settings, Exercise exercise, String check) {
    this.root = settings.keepsCaptures() ? settings.gradedRoot() : Optional.empty();
    this.name = "target/grade/%s-%s.pcap".formatted(exercise.name(), check);
  }

  /** Removes what an earlier run has left. */
  void forget() {
    root.map(folder -> folder.resolve(name).toFile()).ifPresent(java.io.File::delete);
  }

  /** Writes the file, and returns how to call it in a story. */
  Optional<String> keep(byte[] capture) {
    return root.flatMap(folder -> written(folder.resolve(name), capture));
  }

  private Optional<String> written(Path file, byte[] capture) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, capture);
      return Optional.of(name);
    } catch (IOException e) {
      return Optional.empty(); // the story tells the same, in fewer bytes
    }
  }
}
