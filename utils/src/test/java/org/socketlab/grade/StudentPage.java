package org.socketlab.grade;

import java.util.List;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Command;
import org.socketlab.testing.marks.Html;
import org.socketlab.testing.marks.Mark;
import org.socketlab.testing.marks.Verdict;

/** One student's marks for reading: {@code report.html}. */
final class StudentPage {
  private StudentPage() {}

  /**
   * The whole page.
   *
   * @param earlier the student's earlier results, the oldest first
   * @param source the submission's place, for the command that repeats a check
   */
  static String of(StudentResult result, List<StudentResult> earlier, String source) {
    StringBuilder body = new StringBuilder();
    body.append(
        "<h1>%s: %d of %d points</h1>\n"
            .formatted(Html.escaped(result.student()), result.score(), result.points()));
    body.append(
        "<p class=\"pale\">graded %s in %.0f s, seed %d, %s</p>\n"
            .formatted(
                Html.escaped(result.began()),
                result.seconds(),
                result.seed(),
                Html.escaped(result.isolation())));
    if (!result.isFinal()) {
      body.append("<p class=\"warn\">%s</p>\n".formatted(Html.escaped(result.verdict())));
    }
    if (result.isolation().equals(StudentResult.NOT_ISOLATED)) {
      body.append(
          "<p class=\"warn\">The programs were not isolated: these marks can be forged.</p>\n");
    }
    result
        .notes()
        .forEach(note -> body.append("<p class=\"warn\">%s</p>\n".formatted(Html.escaped(note))));
    for (StudentResult old : earlier) {
      body.append(
          "<p class=\"pale\">before: %d of %d points, graded %s</p>\n"
              .formatted(old.score(), old.points(), Html.escaped(old.began())));
    }
    body.append("<table>\n<tr><th>exercise<th class=\"number\">points<th>checks\n");
    for (Exercise exercise : result.exercises()) {
      List<Mark> marks = result.of(exercise);
      body.append(
          "<tr><td><a href=\"#%1$s\">%1$s</a><td class=\"number\">%2$d/%3$d<td>%4$s\n"
              .formatted(
                  exercise.name(),
                  sum(marks),
                  exercise.points(),
                  Ticks.of(marks, 9, 14, "#" + exercise.name())));
    }
    body.append("</table>\n").append(Ticks.legend());
    for (Exercise exercise : result.exercises()) {
      body.append(section(result, exercise, source));
    }
    return Html.page(result.student(), body.toString());
  }

  private static int sum(List<Mark> marks) {
    return marks.stream().mapToInt(Mark::score).sum();
  }

  private static String section(StudentResult result, Exercise exercise, String source) {
    StringBuilder section = new StringBuilder();
    List<Mark> marks = result.of(exercise);
    section.append(
        "<h2 id=\"%1$s\">%1$s: %2$d of %3$d points</h2>\n"
            .formatted(exercise.name(), sum(marks), exercise.points()));
    for (Mark mark : marks) {
      if (mark.verdict() == Verdict.PASSED) {
        section.append(
            "<p class=\"check\">%s <b>%s</b> %d</p>\n"
                .formatted(Ticks.one(mark), Html.escaped(mark.title()), mark.points()));
        continue;
      }
      section.append(
          "<details><summary>%s <b>%s</b> 0 of %d: %s</summary>\n"
              .formatted(
                  Ticks.one(mark),
                  Html.escaped(mark.title()),
                  mark.points(),
                  Html.escaped(firstLine(mark.reason()))));
      String story = mark.story().isEmpty() ? mark.reason() : mark.story().strip();
      // A link to what is inside opens it, in browsers of these days.
      section.append(
          "<pre id=\"%s-%s\">%s</pre>\n"
              .formatted(exercise.name(), mark.check(), Html.escaped(story)));
      if (!source.isEmpty()) {
        section.append(
            "<p class=\"pale\">for the instructor: <code>%s</code></p>\n"
                .formatted(
                    Html.escaped(
                        "bin/lab grade-one %s again.json --again --exercise %s --seed %d"
                            .formatted(Command.quoted(source), exercise.name(), result.seed()))));
      }
      section.append("</details>\n");
    }
    return section.toString();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
