package org.socketlab.grade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.socketlab.testing.marks.Html;
import org.socketlab.testing.marks.Mark;

/** Checks as a row of small bars, one each, coloured by the verdict. */
final class Ticks {
  private Ticks() {}

  /**
   * A row; one shape for all passes, since a class has tens of thousands of them.
   *
   * @param stories the address of their exercise's stories, to which what did not pass is a link;
   *     empty for none
   */
  static String of(List<Mark> marks, int width, int height, String stories) {
    Map<String, StringBuilder> shapes = new LinkedHashMap<>();
    StringBuilder links = new StringBuilder();
    int x = 0;
    for (Mark mark : marks) {
      // A pass is a full bar, anything else half a bar: the shape tells them apart without colour.
      int top = kind(mark).equals("ok") ? 0 : height / 2;
      String bar = "M%d %dh%dv%dh-%dz".formatted(x, top, width - 1, height - top, width - 1);
      if (stories.isEmpty() || kind(mark).equals("ok")) {
        shapes.computeIfAbsent(kind(mark), kind -> new StringBuilder()).append(bar);
      } else {
        // The Tab key skips these links, and stops at the exercise's own link.
        links.append(
            "<a tabindex=\"-1\" href=\"%s-%s\"><title>%s</title>%s</a>"
                .formatted(
                    stories, mark.check(), Html.escaped(mark.title()), path(kind(mark), bar)));
      }
      x += width;
    }
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">"
            .formatted(Math.max(1, x), height, label(marks)));
    shapes.forEach((kind, bars) -> svg.append(path(kind, bars)));
    return svg.append(links).append("</svg>").toString();
  }

  private static String path(String kind, CharSequence shape) {
    return "<path class=\"%s\" d=\"%s\"/>".formatted(kind, shape);
  }

  /** One check alone. */
  static String one(Mark mark) {
    return of(List.of(mark), 10, 12, "").replace("<svg", "<svg style=\"display:inline-block\"");
  }

  /** What the colours mean. */
  static String legend() {
    StringBuilder legend = new StringBuilder("<p class=\"legend pale\">");
    Map<String, String> words = new LinkedHashMap<>();
    words.put("ok", "passed");
    words.put("bad", "failed");
    words.put("open", "could not be carried out here");
    words.put("grader", "the grader failed");
    words.forEach(
        (kind, word) ->
            legend.append(
                "<svg width=\"10\" height=\"12\">%s</svg>%s"
                    .formatted(
                        kind.equals("ok")
                            ? Html.rectangle(0, 0, 9, 12, kind)
                            : Html.rectangle(0, 6, 9, 6, kind),
                        word)));
    return legend.append("</p>\n").toString();
  }

  private static String label(List<Mark> marks) {
    long passed = marks.stream().filter(mark -> kind(mark).equals("ok")).count();
    return String.format(Locale.ROOT, "%d of %d passed", passed, marks.size());
  }

  static String kind(Mark mark) {
    return switch (mark.verdict()) {
      case PASSED -> "ok";
      case FAILED, DID_NOT_RUN -> "bad";
      case NOT_CARRIED_OUT -> "open";
      case GRADER_FAILED -> "grader";
    };
  }
}
