package org.socketlab.testing.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;

final class MarksFolderTest {
  private static final List<Exercise> TO_GRADE =
      List.of(Course.exercise("basics-01"), Course.exercise("echo-client"));

  private static final Mark LOOKUP =
      Mark.pending("basics-01", "name", "prints its name", 10).with(Verdict.PASSED, "", "");
  private static final Mark ECHO = Mark.pending("echo-client", "echo", "echoes", 30);

  @TempDir private Path root;

  @Test
  void bringsTheModulesMarksTogether() throws IOException {
    MarksFolder folder = new MarksFolder(root);
    assertTrue(folder.isEmpty());
    folder.put("utils", List.of(LOOKUP), TO_GRADE);
    assertFalse(folder.isEmpty());
    assertEquals(Set.of("echo"), folder.toCome(TO_GRADE));
    folder.put("echo", List.of(ECHO), TO_GRADE);
    assertEquals(Set.of(), folder.toCome(TO_GRADE));
    folder.put("echo", List.of(ECHO.with(Verdict.PASSED, "", "")), TO_GRADE);
    assertEquals(40, folder.all(TO_GRADE).score());
    assertEquals(40, results().get("score").asInt());
    assertTrue(Files.readString(root.resolve("target/grade/report.md")).contains("40 of 40"));
  }

  /** For a module that does not compile, and so never has marks. */
  @Test
  void countsAModuleThatNeverCame() throws IOException {
    new MarksFolder(root).put("utils", List.of(LOOKUP), TO_GRADE);
    JsonNode tests = results().get("tests");
    assertEquals(2, tests.size());
    assertEquals("echo-client: none of its checks ran", tests.get(1).get("name").asText());
    assertEquals(0, tests.get(1).get("score").asInt());
    int points = Course.exercise("echo-client").points();
    assertEquals(points, tests.get(1).get("max_score").asInt());
    assertEquals(10, results().get("score").asInt());
  }

  @Test
  void keepsTheFailuresThatWait() {
    MarksFolder folder = new MarksFolder(root);
    assertEquals(List.of(), folder.failures("utils"));
    folder.putFailures("utils", List.of("a: b"));
    assertEquals(List.of("a: b"), folder.failures("utils"));
  }

  @Test
  void saysWhichFileIsDamaged() throws IOException {
    Files.createDirectories(root.resolve("target/grade/parts"));
    Path damaged = Files.writeString(root.resolve("target/grade/parts/utils.json"), "[{");
    UncheckedIOException failure =
        assertThrows(UncheckedIOException.class, () -> new MarksFolder(root).all(TO_GRADE));
    assertEquals("cannot read " + damaged, failure.getMessage());
  }

  private JsonNode results() throws IOException {
    return new ObjectMapper().readTree(Files.readString(root.resolve("target/grade/results.json")));
  }
}
