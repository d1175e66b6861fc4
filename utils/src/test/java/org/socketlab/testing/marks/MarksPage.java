package org.socketlab.testing.marks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.socketlab.course.Exercise;

/**
 * The marks for a browser: the table, then the story of each check that did not pass, with a
 * picture of what was said. It is one file, which can be sent to somebody who helps.
 */
final class MarksPage {
  private final Path folder;

  /**
   * A page.
   *
   * @param folder where each failed check has left its picture: {@code EXERCISE-CHECK.svg}
   */
  MarksPage(Path folder) {
    this.folder = folder;
  }

  /** The whole page. */
  String of(Marks marks) throws IOException {
    StringBuilder body = new StringBuilder();
    body.append(
        "<h1>%d of %d points%s</h1>\n"
            .formatted(marks.score(), marks.points(), Html.escaped(MarksTable.finality(marks))));
    body.append(
        "<table>\n<tr><th>exercise<th class=\"number\">points<th class=\"number\">passed\n");
    for (Exercise exercise : marks.exercises()) {
      List<Mark> its = marks.of(exercise);
      body.append(
          "<tr><td>%s<td class=\"number\">%d/%d<td class=\"number\">%d of %d\n"
              .formatted(
                  Html.escaped(exercise.name()),
                  Marks.score(its),
                  Marks.points(its),
                  Marks.passed(its),
                  its.size()));
    }
    body.append("</table>\n");
    for (Mark mark : marks.marks()) {
      if (mark.verdict() != Verdict.PASSED) {
        body.append(section(mark));
      }
    }
    return Html.page("Marks", body.toString());
  }

  private String section(Mark mark) throws IOException {
    String heading = "<h2>%s: %s</h2>\n<p>0 of %d points: %s</p>\n";
    String story = mark.story().isEmpty() ? "" : "<pre>%s</pre>\n";
    return heading.formatted(
            Html.escaped(mark.exercise()),
            Html.escaped(mark.title()),
            mark.points(),
            Html.escaped(mark.reason()))
        + picture(folder.resolve(mark.exercise() + "-" + mark.check() + ".svg"))
        + story.formatted(Html.escaped(mark.story().strip()));
  }

  /** As an image: a browser draws its content, but runs no script in it. */
  private static String picture(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    return "<img alt=\"what was said, as in the story below\" src=\"data:image/svg+xml;base64,%s\">\n"
        .formatted(Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
  }
}
