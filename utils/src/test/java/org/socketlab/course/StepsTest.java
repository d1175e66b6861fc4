package org.socketlab.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that each exercise has all ten steps of CONTRIBUTING.md, or names its open ones. */
final class StepsTest {
  private static final Pattern OPEN = Pattern.compile("Step ([1-9]) is open");
  private static final Pattern ADDED = Pattern.compile("\\.add\\(\"([^\"]+)\"");
  private static final Pattern STOP = Pattern.compile("new TourStop\\(\\s*\"([^\"]+)\"");

  private final Path root = Path.of(System.getProperty("lab.root", ".."));

  @Test
  void noPlaceSaysThatAStepIsOpen() throws IOException {
    List<String> open = new ArrayList<>();
    for (Path file : files(root, ".java", ".md")) {
      if (!file.endsWith("StepsTest.java") && !file.endsWith("CONTRIBUTING.md")) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          if (OPEN.matcher(lines.get(i)).find()) {
            open.add(root.relativize(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
          }
        }
      }
    }
    assertEquals("", String.join("\n", open), "see CONTRIBUTING.md's ten steps");
  }

  @Test
  void theTourStopsAtEachExercise() throws IOException {
    String stops = read("utils/src/main/java/org/socketlab/tour/Stops.java");
    List<String> stopsAt = found(STOP, stops);
    stopsAt.remove("lab"); // which is no exercise
    assertEquals(names(Course.exercises()), stopsAt);
  }

  @Test
  void eachModulesCatalogueHasItsExercises() throws IOException {
    for (String module : Course.exercises().stream().map(Exercise::module).distinct().toList()) {
      List<String> added =
          found(ADDED, read("%1$s/src/main/java/org/socketlab/%1$s/Main.java".formatted(module)));
      added.remove("tour"); // which is no exercise
      assertEquals(names(Course.of(module)), added);
    }
  }

  @Test
  void eachExerciseHasItsFiles() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Exercise exercise : Course.exercises()) {
      String name = exercise.name();
      Path module = root.resolve(exercise.module());
      String main = text(files(module.resolve("src/main/java"), ".java"));
      Pattern named = Pattern.compile("super\\(\\s*\"%s\",".formatted(name));
      require(named.matcher(main).find(), name, 3, "a program", missing);

      List<Path> tests = files(module.resolve("src/test/java"), ".java");
      List<Path> checks =
          tests.stream()
              .filter(file -> file.toString().endsWith("Checks.java"))
              .filter(file -> text(file).contains("@Grades(\"" + name + "\")"))
              .toList();
      require(!checks.isEmpty(), name, 5, "checks", missing);
      String all = text(tests);
      for (Path file : checks) {
        String type = file.getFileName().toString().replace(".java", ".class");
        boolean held = Stream.of("of", "and").anyMatch(word -> all.contains(word + "(" + type));
        require(held, name, 7, "a calibration of " + type, missing);
      }
      String lesson = text(files(module, ".md"));
      require(
          lesson.contains("bin/" + name + " ") || lesson.contains("bin/" + name + "\n"),
          name,
          8,
          "a lesson with a transcript",
          missing);
      for (String handout : List.of("python/" + name + ".py", "hints/" + name + ".txt")) {
        boolean there = Files.exists(module.resolve("src/handout").resolve(handout));
        require(there, name, 9, "a hand-out " + handout, missing);
      }
    }
    assertEquals(List.of(), missing);
  }

  private static void require(
      boolean there, String exercise, int step, String what, List<String> missing) {
    if (!there) {
      missing.add("%s has not %s (step %d)".formatted(exercise, what, step));
    }
  }

  private static List<String> names(List<Exercise> exercises) {
    return exercises.stream().map(Exercise::name).toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher
        .results()
        .map(one -> one.group(1))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private String read(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  private static String text(List<Path> files) {
    return files.stream().map(StepsTest::text).collect(Collectors.joining("\n"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files with such endings, except those that the build has made. */
  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .filter(file -> !folder.relativize(file).toString().contains("target"))
          .filter(Files::isRegularFile)
          .toList();
    }
  }
}
