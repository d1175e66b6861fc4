package org.socketlab.testing.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Settings;

/**
 * The lesson is in the file: an exercise's own source makes the calls that the exercise is about,
 * and not a helper. Each module's tests have one class that extends this one, with the list of its
 * exercises and their calls.
 */
public abstract class LessonTest {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

  private final String module;
  private final List<Lesson> lessons;

  /**
   * What an exercise is about.
   *
   * @param exercise its name
   * @param sources the names of the classes whose files a student reads
   * @param calls the calls that must be there, such as {@code new ServerSocket()}
   */
  protected record Lesson(String exercise, List<String> sources, List<String> calls) {
    /** The same exercise in one more file. */
    public Lesson and(Class<?> source) {
      return with(source.getName());
    }

    /** The same, for a class that only the first class's package knows. */
    public Lesson and(String simpleName) {
      return with(sources.get(0).replaceFirst("\\w+$", simpleName));
    }

    private Lesson with(String source) {
      List<String> more = Stream.concat(sources.stream(), Stream.of(source)).toList();
      return new Lesson(exercise, more, calls);
    }
  }

  /** With the module's name and its lessons. */
  protected LessonTest(String module, Lesson... lessons) {
    this.module = module;
    this.lessons = List.of(lessons);
  }

  /** An exercise, the class whose file a student reads, and the calls that stand there. */
  protected static Lesson lesson(String exercise, Class<?> source, String... calls) {
    return new Lesson(exercise, List.of(source.getName()), List.of(calls));
  }

  @TestFactory
  final Stream<DynamicTest> callsStandInTheFile() {
    return lessons.stream()
        .flatMap(
            lesson ->
                lesson.calls().stream()
                    .map(
                        call ->
                            DynamicTest.dynamicTest(
                                lesson.exercise() + ": " + call, () -> assertRead(lesson, call))));
  }

  @Test
  final void eachExerciseHasItsLesson() {
    assertEquals(
        Course.of(module).stream().map(Exercise::name).sorted().toList(),
        lessons.stream().map(Lesson::exercise).sorted().toList());
  }

  private void assertRead(Lesson lesson, String call) throws IOException {
    StringBuilder code = new StringBuilder();
    for (String source : lesson.sources()) {
      code.append(code(source));
    }
    assertTrue(
        code.toString().contains(folded(call)),
        () -> "the student of " + lesson.exercise() + " reads '" + call + "' in no file of it");
  }

  /** A file without its comments and without white space, which the formatter puts anywhere. */
  private String code(String source) throws IOException {
    Path file =
        Settings.ofSystem()
            .root()
            .resolve(module)
            .resolve("src/main/java")
            .resolve(source.replace('.', '/') + ".java");
    return folded(COMMENT.matcher(Files.readString(file)).replaceAll(""));
  }

  private static String folded(String code) {
    return code.replaceAll("\\s+", "");
  }
}
