package org.socketlab.testing.marks;

import java.util.List;
import org.socketlab.course.Exercise;

/**
 * The marks for reading, in Markdown: the table, then the story of each check that did not pass.
 */
public final class MarksReport {
  private MarksReport() {}

  /** The whole report. */
  public static String of(Marks marks) {
    StringBuilder page = new StringBuilder("# Marks\n\n");
    page.append(
        "**%d of %d points**%s%n%n"
            .formatted(marks.score(), marks.points(), MarksTable.finality(marks)));
    page.append("| exercise | points | passed | not passed |\n|---|---|---|---|\n");
    for (Exercise exercise : marks.exercises()) {
      List<Mark> its = marks.of(exercise);
      long passed = Marks.passed(its);
      page.append(
          "| `%s` | %d/%d | %d | %d |%n"
              .formatted(
                  exercise.name(),
                  Marks.score(its),
                  Marks.points(its),
                  passed,
                  its.size() - passed));
    }
    for (Mark mark : marks.marks()) {
      if (mark.verdict() != Verdict.PASSED) {
        page.append("%n## %s: %s%n%n".formatted(mark.exercise(), mark.title()));
        page.append("%s, 0 of %d points: %s%n".formatted(word(mark), mark.points(), mark.reason()));
        if (!mark.story().isEmpty()) {
          page.append("\n").append(indented(mark.story()));
        }
      }
    }
    return page.toString();
  }

  private static String word(Mark mark) {
    return switch (mark.verdict()) {
      case PASSED -> "Passed";
      case FAILED -> "Failed";
      case DID_NOT_RUN -> "Did not run";
      case NOT_CARRIED_OUT -> "Could not be carried out";
      case GRADER_FAILED -> "The grader failed";
    };
  }

  /** An indented block: whatever the program printed, no line of it can end the block. */
  private static String indented(String story) {
    StringBuilder block = new StringBuilder();
    story.lines().forEach(line -> block.append("    ").append(line).append('\n'));
    return block.toString();
  }
}
