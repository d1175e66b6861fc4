package org.socketlab.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.socketlab.testing.marks.MarksReport;

/** Writes all reports on a class's results, each time anew. */
final class ClassReports {
  private final ClassFolder folder;
  private final Plan plan;
  private final GradesTable table;

  ClassReports(ClassFolder folder, Plan plan, GradesTable table) {
    this.folder = folder;
    this.plan = plan;
    this.table = table;
  }

  /**
   * Writes all reports.
   *
   * @param failures the reason for each student without a result
   * @param similarities JPlag's reports
   * @return the results, in the order of the submissions
   */
  Map<Submission, StudentResult> write(
      List<Submission> all, Map<String, String> failures, List<Path> similarities)
      throws IOException {
    Map<Submission, StudentResult> results = new LinkedHashMap<>();
    Map<Submission, List<StudentResult>> earlier = new LinkedHashMap<>();
    for (Submission one : all) {
      Optional<StudentResult> result = folder.read(one);
      if (result.isPresent()) {
        results.put(one, result.get());
        earlier.put(one, folder.earlier(one));
        write(one, result.get(), earlier.get(one));
      }
    }
    StudentResult.replace(folder.file("grades.csv"), table.csv(results, earlier, failures));
    String page = new ClassPage(plan, results, failures, similarities).html();
    StudentResult.replace(folder.file("class.html"), page);
    return results;
  }

  private void write(Submission one, StudentResult result, List<StudentResult> earlier)
      throws IOException {
    String page = StudentPage.of(result, earlier, one.source().toString());
    StudentResult.replace(folder.of(one).resolve("report.html"), page);
    StudentResult.replace(folder.of(one).resolve("report.md"), markdown(result));
  }

  /** The report in Markdown, which says first what the marks are worth. */
  static String markdown(StudentResult result) {
    StringBuilder notes = new StringBuilder(MarksReport.of(result.asMarks()));
    notes.append(
        "%n---%n%ngraded %s, seed %d, %s%n"
            .formatted(result.began(), result.seed(), result.isolation()));
    if (!result.isFinal()) {
      notes.append("%n%s%n".formatted(result.verdict()));
    }
    result.notes().forEach(note -> notes.append("%n%s%n".formatted(note)));
    return notes.toString();
  }
}
