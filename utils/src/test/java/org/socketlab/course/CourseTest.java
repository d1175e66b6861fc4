package org.socketlab.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

final class CourseTest {
  @Test
  void knowsItsExercisesByNameAndByModule() {
    assertEquals("echo", Course.exercise("echo-client").module());
    assertEquals(
        List.of("basics-01", "basics-02", "basics-03"),
        Course.of("utils").stream().map(Exercise::name).limit(3).toList());
  }

  @Test
  void namesTheExerciseThatItDoesNotHave() {
    NoSuchElementException failure =
        assertThrows(NoSuchElementException.class, () -> Course.exercise("echo-servant"));
    assertEquals("no exercise 'echo-servant' in the course", failure.getMessage());
  }

  @Test
  void hasEachExerciseOnceAndForSomePoints() {
    List<String> names = Course.exercises().stream().map(Exercise::name).toList();
    assertEquals(names.stream().distinct().toList(), names);
    Course.exercises().forEach(one -> assertEquals(true, one.points() > 0, one.name()));
  }
}
