package org.socketlab.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.socketlab.cli.Failure;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
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

  /** Compares the submissions, in Python and in Java; returns its reports. */
  List<Path> reports(Path submissions) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw Failure.of("there is no " + jar).hint(HOW);
    }
    List<Path> reports = new ArrayList<>();
    for (Language language : Language.ofHandouts()) {
      Path handedOut = handedOut(language);
      Path report = folder.file("similar-" + language.word() + ".jplag");
      Path log = folder.file("similar-" + language.word() + ".log");
      List<String> words = new ArrayList<>(List.of("java", "-jar", jar.toString()));
      words.addAll(List.of("-l", language == Language.PYTHON ? "python3" : "java"));
      words.addAll(List.of("--mode", "RUN", "--overwrite"));
      words.addAll(List.of("-bc", handedOut.toString(), "-r", report.toString()));
      words.add(submissions.toString());
      if (run(words, log)) {
        reports.add(report);
      }
    }
    if (reports.isEmpty()) {
      throw Failure.of(
              "JPlag has compared nothing; %s says why".formatted(folder.file("similar-*.log")))
          .hint(HOW);
    }
    return reports;
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
  private Path handedOut(Language language) throws IOException {
    Path base = Files.createDirectories(folder.file("handed-out").resolve(language.word()));
    for (Exercise exercise : Course.exercises()) {
      Optional<Handout> handout = Handout.of(CourseFolder.path(), exercise, language);
      if (handout.isPresent()) {
        Files.writeString(base.resolve(language.file(exercise)), handout.get().cut());
      }
    }
    return base.toAbsolutePath();
  }
}
