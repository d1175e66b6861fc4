package org.socketlab.lab;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.socketlab.cli.Failure;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.tool.CourseFolder;
import org.socketlab.tool.Handout;
import org.socketlab.tool.Language;

/**
 * A student's folder: a program for each exercise, {@code lab.properties}, which says how to run
 * the programs, and {@code progress.txt}.
 *
 * @param root the course's folder
 * @param folder the student's
 * @param language the programs' language
 * @param command the command that starts a program, with {@code {program}} in it; unused for Java,
 *     which lab compiles and starts itself
 */
record Workbook(Path root, Path folder, Language language, String command) {
  static final String PROPERTIES = "lab.properties";
  static final String USUAL = "my-lab";

  /**
   * The user's workbook: the current folder or one above it, or else {@code my-lab} in the current
   * folder; a workbook's script {@code lab} names its own folder.
   */
  static Workbook here() throws IOException {
    String own = System.getenv("SOCKETLAB_FOLDER");
    Path current = Path.of(own == null || own.isEmpty() ? "" : own).toAbsolutePath().normalize();
    for (Path at = current; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(PROPERTIES))) {
        return at(at);
      }
    }
    Path usual = current.resolve(USUAL);
    if (Files.exists(usual.resolve(PROPERTIES))) {
      return at(usual);
    }
    throw Failure.of("there is no lab in " + current + ", nor above it")
        .hint("bin/lab start makes one; or cd to yours");
  }

  /** A folder's workbook. */
  static Workbook at(Path folder) throws IOException {
    Properties properties = new Properties();
    Path file = folder.resolve(PROPERTIES);
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw Failure.of("cannot read " + file + ": " + e.getMessage());
    }
    String word = properties.getProperty("language", "").strip();
    Language language =
        Arrays.stream(Language.values())
            .filter(one -> one.word().equals(word.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () ->
                    Failure.of(file + " has no language of ours: '" + word + "'")
                        .hint("language = python, or java, or other"));
    String command = properties.getProperty("command", language.command()).strip();
    return new Workbook(CourseFolder.path(), folder, language, command);
  }

  /** A student's program, whether it is there or not. */
  Path program(Exercise exercise) {
    return folder.resolve(language.file(exercise));
  }

  /** The same; a missing program is a failure. */
  Path existing(Exercise exercise) throws Failure {
    Path program = program(exercise);
    if (!Files.exists(program)) {
      throw Failure.of("there is no " + program.getFileName() + " in " + folder)
          .hint(
              language == Language.OTHER
                  ? PROPERTIES + " says how your programs are run: command = " + command
                  : "was it renamed? lab reset %s writes the hand-out anew"
                      .formatted(exercise.name()));
    }
    return program;
  }

  /** The command that starts a program, compiled if need be. */
  String start(Exercise exercise) throws IOException {
    if (language == Language.JAVA) {
      existing(exercise);
      return new JavaProgram(this, exercise).compiled();
    }
    if (command.contains(language.command().replaceFirst(".* ", ""))) { // its file is known
      existing(exercise);
    }
    String first = command.split("\\s+")[0];
    boolean onPath = !first.contains("/") && !first.contains("{");
    if (onPath && !isOnPath(first)) {
      throw Failure.of("there is no " + first + " on the PATH")
          .hint("install it, or say in " + folder.resolve(PROPERTIES) + " how programs are run");
    }
    return command;
  }

  private static boolean isOnPath(String command) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  /** The exercise of that name, or of the file of that name. */
  Exercise exercise(String name) throws Failure {
    for (Exercise exercise : Course.exercises()) {
      if (exercise.name().equals(name) || language.file(exercise).equals(name)) {
        return exercise;
      }
    }
    String nearest =
        Course.exercises().stream()
            .map(Exercise::name)
            .min(Comparator.comparing(other -> Nearness.distance(name, other)))
            .orElseThrow();
    throw Failure.usage("there is no exercise '" + name + "'")
        .hint("did you mean " + nearest + "? lab status lists them all");
  }

  /** The program saved last, among those that are changed but not done. */
  Exercise current(Progress progress) throws IOException {
    Exercise newest = null;
    FileTime time = null;
    for (Exercise exercise : Course.exercises()) {
      Path program = program(exercise);
      if (Files.isRegularFile(program)
          && !progress.of(exercise).isDone()
          && !isAsHandedOut(exercise)) {
        FileTime saved = Files.getLastModifiedTime(program);
        if (time == null || saved.compareTo(time) > 0) {
          newest = exercise;
          time = saved;
        }
      }
    }
    return newest != null ? newest : next(progress).orElse(Course.exercises().get(0));
  }

  private boolean isAsHandedOut(Exercise exercise) throws IOException {
    if (language == Language.OTHER) {
      return false;
    }
    Optional<String> cut = Handout.of(root, exercise, language).map(Handout::cut);
    return cut.isPresent() && cut.get().equals(Files.readString(program(exercise)));
  }

  /** The first exercise in the course's order that is not done, and whose needs are done. */
  Optional<Exercise> next(Progress progress) throws IOException {
    for (Exercise exercise : Course.exercises()) {
      if (!progress.of(exercise).isDone() && missing(exercise, progress).isEmpty()) {
        return Optional.of(exercise);
      }
    }
    return Optional.empty();
  }

  /** The exercises that an exercise needs first, and that are not done. */
  List<Exercise> missing(Exercise exercise, Progress progress) throws IOException {
    List<Exercise> missing = new ArrayList<>();
    for (Exercise needed : Course.before(exercise)) {
      if (!progress.of(needed).isDone()) {
        missing.add(needed);
      }
    }
    return missing;
  }

  /** The kit's settings for a run of checks. */
  Map<String, String> settings(Exercise exercise, Optional<Long> seed) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("lab.root", folder.toString());
    settings.put("lab.command", start(exercise));
    settings.put("lab.again", "lab check");
    settings.put("lab.unprotected", "true"); // it is the student's own machine
    seed.ifPresent(number -> settings.put("lab.seed", number.toString()));
    return settings;
  }
}
