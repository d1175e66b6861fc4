package org.socketlab.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.course.Exercise;
import org.socketlab.testing.marks.Checklist;
import org.socketlab.testing.marks.PlannedCheck;

/**
 * The exercises and checks that a class is graded by.
 *
 * @param exercises in the course's order
 * @param checks all checks of these exercises
 * @param twice whether each check is carried out twice
 * @param again the command that a story names for repeating its check
 */
record Plan(List<Exercise> exercises, List<PlannedCheck> checks, boolean twice, String again) {
  /** For those exercises, with the checks that the course has for them. */
  static Plan of(Path root, List<Exercise> exercises, boolean twice) throws IOException {
    List<PlannedCheck> checks = new ArrayList<>();
    for (Exercise exercise : exercises) {
      checks.addAll(new Checklist(root, exercise).checks());
    }
    return new Plan(exercises, checks, twice, "lab check");
  }
}
