package org.socketlab.testing.junit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Recording;
import org.socketlab.testing.Settings;

/**
 * {@code target/grade/EXERCISE-CHECK.pcap}: the conversations of a failed check with the program,
 * for Wireshark, and a picture of them, {@code .svg}. Only a build that grades has that folder: the
 * checks of checks leave no files.
 */
final class Captures {
  private final Optional<Path> root;
  private final String name;

  Captures(Settings settings, Exercise exercise, String check) {
    this.root = settings.keepsCaptures() ? settings.gradedRoot() : Optional.empty();
    this.name = "target/grade/%s-%s.pcap".formatted(exercise.name(), check);
  }

  /** Removes an earlier run's files. */
  void forget() {
    root.map(folder -> folder.resolve(name).toFile()).ifPresent(File::delete);
    root.map(folder -> picture(folder.resolve(name)).toFile()).ifPresent(File::delete);
  }

  /** Writes both files, and returns the capture's name for a story. */
  Optional<String> keep(Recording wire) {
    return root.flatMap(folder -> written(folder.resolve(name), wire));
  }

  private static Path picture(Path capture) {
    String name = capture.getFileName().toString();
    return capture.resolveSibling(name.replaceFirst("pcap$", "svg"));
  }

  private Optional<String> written(Path file, Recording wire) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, wire.capture());
      Files.writeString(picture(file), wire.picture());
      return Optional.of(name);
    } catch (IOException e) {
      return Optional.empty(); // the story tells the same, in fewer bytes
    }
  }
}
