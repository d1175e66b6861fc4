package org.socketlab.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.socketlab.cli.Failure;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.sandbox.StagedFolder;
import org.socketlab.sandbox.Temporary;
import org.socketlab.tool.CourseFolder;
import org.socketlab.tool.Handout;
import org.socketlab.tool.Language;

/**
 * Finds students with the same program, by running an installed jar of JPlag, which has another
 * licence and needs a newer Java than the course.
 */
final class Similarity {
  static final String HOW =
      "download jplag-*-jar-with-dependencies.jar from JPlag's releases (github.com/jplag/JPlag),"
          + " and name it: --similar JAR; it needs Java 25";

  private final Path jar;
  private final ClassFolder folder;

  Similarity(Path jar, ClassFolder folder) {
    this.jar = jar;
    this.folder = folder;
  }

  /** Compares the submissions, in Python and in Java; returns JPlag's reports. */
  List<Path> reports(List<Submission> submissions) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw Failure.of("there is no " + jar).hint(HOW);
    }
    Path copies = Temporary.folder("lab-similar-");
    try {
      for (Submission one : submissions) {
        copy(one, copies.resolve("students").resolve(one.fileName()));
      }
      List<Path> reports = new ArrayList<>();
      for (Language language : Language.ofHandouts()) {
        compare(language, copies).ifPresent(reports::add);
      }
      if (reports.isEmpty()) {
        throw Failure.of(
                "JPlag has compared nothing; %s says why".formatted(folder.file("similar-*.log")))
            .hint(HOW);
      }
      return reports;
    } finally {
      Temporary.delete(copies);
    }
  }

  /** Copies a submission's programs: JPlag opens no zips, and would follow links that lead out. */
  private static void copy(Submission submission, Path copy) throws IOException {
    Files.createDirectories(copy.getParent());
    try (Staging staging = new Staging(submission)) {
      Files.move(staging.folder(), copy);
    } catch (StagedFolder.Refused e) {
      // Its reports say so already.
    }
  }

  /** JPlag's report; none if there is nothing to compare, such as no two programs in Java. */
  private Optional<Path> compare(Language language, Path copies) throws IOException {
    String name = "similar-" + language.word();
    List<String> words = new ArrayList<>(List.of("java", "-jar", jar.toString()));
    words.addAll(List.of("-l", language == Language.PYTHON ? "python3" : "java"));
    words.addAll(List.of("--mode", "RUN", "--overwrite"));
    words.addAll(List.of("-bc", handedOut(language, copies.resolve("handed-out")).toString()));
    words.addAll(List.of("-r", folder.file(name).toString()));
    words.add(copies.resolve("students").toString());
    if (!run(words, folder.file(name + ".log"))) {
      return Optional.empty();
    }
    return Stream.of(".jplag", ".zip") // which of them depends on JPlag's version
        .map(ending -> folder.file(name + ending))
        .filter(Files::exists)
        .findFirst();
  }

  private static boolean run(List<String> words, Path log) throws IOException {
    try {
      return new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The hand-outs, which all programs share. */
  private static Path handedOut(Language language, Path there) throws IOException {
    Path base = Files.createDirectories(there.resolve(language.word()));
    for (Exercise exercise : Course.exercises()) {
      Optional<Handout> handout = Handout.of(CourseFolder.path(), exercise, language);
      if (handout.isPresent()) {
        Files.writeString(base.resolve(language.file(exercise)), handout.get().cut());
      }
    }
    return base;
  }
}
