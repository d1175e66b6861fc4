package org.socketlab.grade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.socketlab.course.Exercise;
import org.socketlab.testing.marks.Html;
import org.socketlab.testing.marks.Mark;
import org.socketlab.testing.marks.PlannedCheck;
import org.socketlab.testing.marks.Verdict;

/** The whole class on one page: {@code class.html}. */
final class ClassPage {
  private static final int BINS = 20;
  private static final int MOST_STALLS = 15;

  private final Plan plan;
  private final Map<Submission, StudentResult> results;
  private final Map<String, String> failures;
  private final List<Path> similarities;
  private final StringBuilder body = new StringBuilder();

  /**
   * A page of these results.
   *
   * @param failures the reason for each student without a result
   * @param similarities JPlag's reports
   */
  ClassPage(
      Plan plan,
      Map<Submission, StudentResult> results,
      Map<String, String> failures,
      List<Path> similarities) {
    this.plan = plan;
    this.results = results;
    this.failures = failures;
    this.similarities = similarities;
  }

  /** The page's text. */
  String html() {
    head();
    histogram();
    matrix();
    exercises();
    stalls();
    ungraded();
    similarities();
    times();
    return Html.page("The class", body.toString());
  }

  private void add(String format, Object... arguments) {
    body.append(String.format(Locale.ROOT, format, arguments));
  }

  private void head() {
    int points = plan.exercises().stream().mapToInt(Exercise::points).sum();
    List<Integer> scores = results.values().stream().map(StudentResult::score).sorted().toList();
    double mean = scores.stream().mapToInt(Integer::intValue).average().orElse(0);
    int median = scores.isEmpty() ? 0 : scores.get(scores.size() / 2);
    add(
        "<h1>%d students, %d exercises, %d points</h1>%n",
        results.size() + failures.size(), plan.exercises().size(), points);
    long open = results.values().stream().filter(one -> !one.isFinal()).count() + failures.size();
    String look = open == 0 ? "" : ", <a href=\"#open\">%d not final</a>".formatted(open);
    add("<p>mean %.1f, median %d%s</p>%n", mean, median, look);
    boolean forgeable =
        results.values().stream()
            .anyMatch(one -> one.isolation().equals(StudentResult.NOT_ISOLATED));
    if (forgeable) {
      add("<p class=\"warn\">Programs were not isolated: these marks can be forged.</p>%n");
    }
  }

  private void histogram() {
    int points = Math.max(1, plan.exercises().stream().mapToInt(Exercise::points).sum());
    int[] bins = new int[BINS];
    for (StudentResult one : results.values()) {
      bins[Math.min(BINS - 1, one.score() * BINS / points)]++;
    }
    int most = 1;
    for (int count : bins) {
      most = Math.max(most, count);
    }
    add(
        "<h2>Points</h2>%n<div class=\"wide\"><svg width=\"640\" height=\"150\" role=\"img\" aria-label=\"how many students have how many points\">");
    for (int i = 0; i < BINS; i++) {
      double height = 100.0 * bins[i] / most;
      body.append(Html.rectangle(i * 32, 120 - height, 29, height, "ok"));
      if (bins[i] > 0) {
        add(
            "<text x=\"%d\" y=\"%.0f\" text-anchor=\"middle\">%d</text>",
            i * 32 + 14, 116 - height, bins[i]);
      }
    }
    add(
        "<text x=\"0\" y=\"138\">0</text><text x=\"638\" y=\"138\" text-anchor=\"end\">%d</text></svg></div>%n",
        points);
  }

  private void ungraded() {
    List<String> lines = new ArrayList<>();
    failures.forEach((student, why) -> lines.add("%s: %s".formatted(student, why)));
    results.forEach(
        (submission, result) -> {
          if (!result.isFinal()) {
            lines.add("%s: %s".formatted(result.student(), result.verdict()));
          }
          result.notes().forEach(note -> lines.add("%s: %s".formatted(result.student(), note)));
        });
    if (!lines.isEmpty()) {
      add("<h2>To look at</h2>%n<ul id=\"open\">%n");
      lines.forEach(line -> add("<li>%s%n", Html.escaped(line)));
      add("</ul>%n");
    }
  }

  private void matrix() {
    add(
        "<h2>Who passes what</h2>%n%s<div class=\"wide\"><table class=\"matrix\" id=\"matrix\">%n<tr class=\"slanted\"><th>",
        Ticks.legend());
    add("<th class=\"number\">points");
    plan.exercises().forEach(one -> add("<th><div>%s</div>", one.name()));
    add("%n");
    results.forEach(
        (submission, result) -> {
          String report = Links.to("students", submission.fileName()) + "/report.html";
          add(
              "<tr><th><a href=\"%s\">%s</a><td class=\"number\">%d",
              report, Html.escaped(result.student()), result.score());
          for (Exercise exercise : plan.exercises()) {
            String stories = report + "#" + exercise.name();
            add(
                "<td><a href=\"%s\" title=\"%s, %s\">%s</a>",
                stories,
                Html.escaped(result.student()),
                exercise.name(),
                Ticks.of(result.of(exercise), 3, 14, stories));
          }
          add("%n");
        });
    add("</table></div>%n");
  }

  private void exercises() {
    add(
        "<h2>Where the class stands</h2>%n<div class=\"wide\"><table id=\"exercises\">%n<tr><th>exercise<th>all points, some, none<th class=\"number\">all<th class=\"number\">some<th class=\"number\">none%n");
    for (Exercise exercise : plan.exercises()) {
      int all = 0;
      int some = 0;
      for (StudentResult one : results.values()) {
        int score = one.of(exercise).stream().mapToInt(Mark::score).sum();
        all += score == exercise.points() ? 1 : 0;
        some += score > 0 && score < exercise.points() ? 1 : 0;
      }
      int count = Math.max(1, results.size());
      double wide = 320.0 * all / count;
      double part = 320.0 * some / count;
      add(
          "<tr><td>%s<td><svg width=\"320\" height=\"14\">%s%s%s</svg><td class=\"number\">%d<td class=\"number\">%d<td class=\"number\">%d%n",
          exercise.name(),
          Html.rectangle(0, 0, wide, 14, "ok"),
          Html.rectangle(wide, 4, part, 10, "open"),
          Html.rectangle(wide + part, 10, 320 - wide - part, 4, "none"),
          all,
          some,
          results.size() - all - some);
    }
    add("</table></div>%n");
  }

  /** The checks that most students fail first in their exercise: there the class stalls. */
  private void stalls() {
    Map<String, Integer> first = new LinkedHashMap<>();
    Map<String, String> titles = new LinkedHashMap<>();
    for (PlannedCheck check : plan.checks()) {
      titles.put(check.exercise().name() + " " + check.name(), check.pending().title());
    }
    for (StudentResult one : results.values()) {
      for (Exercise exercise : plan.exercises()) {
        List<Mark> marks = one.of(exercise);
        if (marks.stream().mapToInt(Mark::score).sum() > 0) { // it was begun
          marks.stream()
              .filter(mark -> mark.verdict() == Verdict.FAILED)
              .findFirst()
              .ifPresent(
                  mark -> first.merge(mark.exercise() + " " + mark.check(), 1, Integer::sum));
        }
      }
    }
    if (first.isEmpty()) {
      return;
    }
    add(
        "<h2>Where it stalls: the check that fails first</h2>%n<div class=\"wide\"><table id=\"stalls\">%n");
    int most = first.values().stream().max(Comparator.naturalOrder()).orElse(1);
    first.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_STALLS)
        .forEach(
            one ->
                add(
                    "<tr><td>%s<td><svg width=\"160\" height=\"14\">%s</svg><td class=\"number\">%d<td>%s%n",
                    one.getKey(),
                    Html.rectangle(0, 0, 160.0 * one.getValue() / most, 14, "bad"),
                    one.getValue(),
                    Html.escaped(titles.getOrDefault(one.getKey(), ""))));
    add("</table></div>%n");
  }

  private void similarities() {
    if (!similarities.isEmpty()) {
      add("<h2>Who has the same</h2>%n<ul>%n");
      similarities.forEach(
          one -> add("<li><a href=\"%1$s\">%1$s</a>, for JPlag's viewer%n", one.getFileName()));
      add("</ul>%n");
    }
  }

  private void times() {
    List<StudentResult> slowest =
        results.values().stream()
            .sorted(Comparator.comparing(StudentResult::seconds).reversed())
            .limit(5)
            .toList();
    double sum = results.values().stream().mapToDouble(StudentResult::seconds).sum();
    add(
        "<h2>How long it took</h2>%n<p>%.0f s for each student on average; the longest:</p>%n<table>%n",
        sum / Math.max(1, results.size()));
    double most = slowest.isEmpty() ? 1 : Math.max(0.1, slowest.get(0).seconds());
    slowest.forEach(
        one ->
            add(
                "<tr><td>%s<td><svg width=\"160\" height=\"14\">%s</svg><td class=\"number\">%.1f s%n",
                Html.escaped(one.student()),
                Html.rectangle(0, 0, 160 * one.seconds() / most, 14, "none"),
                one.seconds()));
    add("</table>%n");
  }
}
