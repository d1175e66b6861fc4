package org.socketlab.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the programs' names in the course's list, in the contract and in {@code bin/}. MarksTest
 * compares the jars' lists.
 */
final class CourseNamesTest {
  /** Where the contract introduces a program: in a table's first column, a list or a heading. */
  private static final Pattern INTRODUCED =
      Pattern.compile("(?m)^(?:\\| |- |## \\w+: )`([a-z]+(?:-[a-z0-9]+)*)");

  private final Path root = Path.of(System.getProperty("lab.root", ".."));

  @Test
  void theContractIntroducesEveryProgramAndNoOther() throws IOException {
    Set<String> introduced =
        INTRODUCED
            .matcher(Files.readString(root.resolve("CONTRACT.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(names(), introduced);
  }

  @Test
  void binHasALauncherForEachAndForWhatIsAboutAll() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("bin"))) {
      Set<String> launchers =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> expected = names();
      expected.addAll(Set.of("tour", "lab", "wrong", "new-exercise"));
      assertEquals(expected, launchers);
    }
  }

  @Test
  void eachLauncherKnowsItsModule() throws IOException {
    for (Exercise exercise : Course.exercises()) {
      Path launcher = root.resolve("bin").resolve(exercise.name());
      assertTrue(Files.isExecutable(launcher), launcher + " can't be executed");
      assertTrue(
          Files.readString(launcher).contains("module=" + exercise.module() + "\n"),
          launcher + " is of another module than " + exercise.module());
    }
  }

  private static Set<String> names() {
    return Course.exercises().stream()
        .map(Exercise::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
