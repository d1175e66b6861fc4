package org.socketlab.lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.ladder.Printable;

/**
 * What the checks have seen in a student's folder: {@code progress.txt}, a line for each exercise.
 *
 * <p>A change reads the file, replaces one line and renames the new file into place, under a lock:
 * two terminals do not lose each other's changes, and a crash leaves the old file or the new one. A
 * file with a broken line is set aside.
 */
final class Progress {
  private static final String HEAD =
      "# What the checks have seen here; bin/lab keeps it. Delete a line to forget that exercise.";

  private final Path file;
  private final Consumer<String> notes;

  /**
   * A folder's progress.
   *
   * @param notes told that a broken file was set aside
   */
  Progress(Path folder, Consumer<String> notes) {
    this.file = folder.resolve("progress.txt");
    this.notes = notes;
  }

  /** How far the student is with an exercise. */
  Standing of(Exercise exercise) throws IOException {
    return read().getOrDefault(exercise.name(), Standing.none(exercise.name(), exercise.points()));
  }

  /** Changes what is kept of an exercise. */
  void change(Exercise exercise, UnaryOperator<Standing> change) throws IOException {
    synchronized (Progress.class) {
      changeAlone(exercise, change);
    }
  }

  private void changeAlone(Exercise exercise, UnaryOperator<Standing> change) throws IOException {
    Path lock = file.resolveSibling(".progress.lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // until the channel is closed; for processes only, hence also synchronized
      Map<String, Standing> all = read();
      Standing before =
          all.getOrDefault(exercise.name(), Standing.none(exercise.name(), exercise.points()));
      all.put(exercise.name(), change.apply(before));
      write(all);
    }
  }

  private Map<String, Standing> read() throws IOException {
    Map<String, Standing> all = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return all;
    }
    // Invalid UTF-8 is a broken line, too, not an exception.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Standing standing = Standing.of(line);
      if (standing == null) {
        setAside(line);
        return new LinkedHashMap<>();
      }
      all.put(standing.exercise(), standing);
    }
    return all;
  }

  private void setAside(String line) throws IOException {
    Path aside = file.resolveSibling("progress.txt.broken");
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling("progress.txt.broken-" + i);
    }
    Files.move(file, aside);
    notes.accept(
        "progress.txt has a line that is not lab's (%s): the file is now %s, and progress begins anew"
            .formatted(
                Printable.escaped(line.length() > 60 ? line.substring(0, 60) : line),
                aside.getFileName()));
  }

  private void write(Map<String, Standing> all) throws IOException {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    for (Exercise exercise : Course.exercises()) { // in the course's order
      Standing standing = all.get(exercise.name());
      if (standing != null) {
        text.append(standing.line()).append('\n');
      }
    }
    Path fresh = file.resolveSibling(".progress.new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
