package org.socketlab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;

/** Which of a student's programs have changed, by their files' times and sizes. */
final class Saves {
  private final Workbook workbook;
  private final List<Exercise> exercises;
  private final Map<Exercise, String> seen = new HashMap<>();

  /** Watches that exercise, or all if it is null. */
  Saves(Workbook workbook, Exercise only) {
    this.workbook = workbook;
    this.exercises = only == null ? Course.exercises() : List.of(only);
    exercises.forEach(exercise -> seen.put(exercise, state(exercise)));
  }

  /** An exercise whose file has changed since the last look, and exists. */
  Optional<Exercise> next() {
    for (Exercise exercise : exercises) {
      String now = state(exercise);
      // Some editors delete the file and write a new one, or write in two steps: a missing or empty
      // file is not saved yet.
      if (!now.equals(seen.get(exercise)) && !now.isEmpty()) {
        seen.put(exercise, now);
        return Optional.of(exercise);
      }
    }
    return Optional.empty();
  }

  private String state(Exercise exercise) {
    Path program = workbook.program(exercise);
    try {
      BasicFileAttributes file = Files.readAttributes(program, BasicFileAttributes.class);
      return file.size() == 0 ? "" : file.lastModifiedTime() + " " + file.size();
    } catch (IOException e) {
      return "";
    }
  }
}
