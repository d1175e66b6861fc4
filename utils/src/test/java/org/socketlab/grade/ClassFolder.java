package org.socketlab.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.socketlab.cli.Failure;

/**
 * Where a class's marks are: a folder for each student under {@code students}, and beside it the
 * reports about all.
 */
final class ClassFolder implements AutoCloseable {
  private static final int SEEDS = 1_000_000;

  private final Path folder;
  private final FileChannel lock;

  /** Opens the folder, or creates it if need be; for one grader at a time. */
  ClassFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("students"));
    lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Another grader in this process has the lock: the same failure.
    }
    lock.close();
    throw Failure.of("somebody else is grading into " + folder)
        .hint("wait for the other one, or name another --out");
  }

  /** A file of the class's. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** A student's folder. */
  Path of(Submission submission) {
    return folder.resolve("students").resolve(submission.fileName());
  }

  /** The file that holds a student's marks. */
  Path result(Submission submission) {
    return of(submission).resolve("results.json");
  }

  /** A student's marks, if there are any; half a file is none. */
  Optional<StudentResult> read(Submission submission) throws IOException {
    return read(result(submission));
  }

  private static Optional<StudentResult> read(Path file) throws IOException {
    try {
      return Optional.of(StudentResult.read(file));
    } catch (NoSuchFileException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A student's earlier marks, the oldest first. */
  List<StudentResult> earlier(Submission submission) throws IOException {
    List<StudentResult> all = new ArrayList<>();
    for (int i = 1; Files.exists(earlier(submission, i)); i++) {
      read(earlier(submission, i)).ifPresent(all::add);
    }
    return all;
  }

  /** Puts a student's marks aside, for new ones. */
  void putAside(Submission submission) throws IOException {
    if (read(submission).isPresent()) {
      int free = 1;
      while (Files.exists(earlier(submission, free))) {
        free++;
      }
      Files.move(result(submission), earlier(submission, free), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private Path earlier(Submission submission, int number) {
    return of(submission).resolve("results-" + number + ".json");
  }

  /** The seed of all students' seeds: the same in each run, and impossible to guess. */
  long seed(long fresh) throws IOException {
    Path file = file("seed");
    if (!Files.exists(file)) {
      StudentResult.replace(file, fresh + "\n");
    }
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (NumberFormatException e) {
      throw Failure.of(file + " holds no number").hint("delete it, and the next run makes another");
    }
  }

  /** A student's own seed. */
  static long seedOf(String student, long seed) {
    return Math.floorMod(Objects.hash(student, seed), SEEDS);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
