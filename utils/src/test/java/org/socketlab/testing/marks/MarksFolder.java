package org.socketlab.testing.marks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.socketlab.course.Exercise;

/**
 * {@code target/grade} at the course's root, where the modules' test processes collect their marks:
 * {@code parts/MODULE.json} from each, and from all parts {@code results.json}, {@code report.md}
 * and {@code report.html}.
 */
final class MarksFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  MarksFolder(Path root) {
    this.folder = root.resolve("target/grade");
  }

  /** Replaces a module's marks, and updates the reports. */
  void put(String module, Collection<Mark> marks, List<Exercise> toGrade) {
    try {
      Files.createDirectories(folder.resolve("parts"));
      // Modules may be tested side by side (mvn -T): one of them at a time adds up.
      try (FileChannel lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        replace(part(module), JSON.writeValueAsString(marks));
        Marks all = all(toGrade);
        replace(folder.resolve("results.json"), GradescopeResults.of(all));
        replace(folder.resolve("report.md"), MarksReport.of(all));
        replace(folder.resolve("report.html"), new MarksPage(folder).of(all));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the marks to " + folder, e);
    }
  }

  /**
   * Writes down failed tests that are no checks, in a module whose failures wait for the build's
   * end.
   */
  void putFailures(String module, Collection<String> failures) {
    try {
      Files.createDirectories(folder);
      replace(folder.resolve(module + "-failures.json"), JSON.writeValueAsString(failures));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the failures to " + folder, e);
    }
  }

  /** The failed tests of a module that wait for the build's end. */
  List<String> failures(String module) {
    return read(folder.resolve(module + "-failures.json"), new TypeReference<List<String>>() {});
  }

  /** Whether no module has any marks yet. */
  boolean isEmpty() {
    return !Files.exists(folder.resolve("parts"));
  }

  /** The modules of these exercises that have no marks yet, in the course's order. */
  Set<String> toCome(List<Exercise> toGrade) {
    return toGrade.stream()
        .map(Exercise::module)
        .filter(module -> !Files.exists(part(module)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** All marks so far of these exercises; what is not known counts as 0. */
  Marks all(List<Exercise> toGrade) {
    List<Mark> known = new ArrayList<>();
    toGrade.stream()
        .map(Exercise::module)
        .distinct()
        .forEach(module -> known.addAll(read(part(module), new TypeReference<List<Mark>>() {})));
    return Marks.of(toGrade, known);
  }

  private Path part(String module) {
    return folder.resolve("parts").resolve(module + ".json");
  }

  private static <T> List<T> read(Path file, TypeReference<List<T>> type) {
    try {
      return JSON.readValue(Files.readString(file), type);
    } catch (NoSuchFileException nothingYet) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Writes a new file and renames it: a reader, even after a crash, sees the whole old file or the
   * whole new one.
   */
  private static void replace(Path file, String text) throws IOException {
    Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
