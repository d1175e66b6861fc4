package org.socketlab.grade;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.socketlab.cli.Failure;

/**
 * The files for upload to Moodle: {@code feedback.zip} ("Upload multiple feedback files in a zip"),
 * and the offline grading worksheet with the grades in it.
 */
final class MoodleFiles {
  private static final String IDENTIFIER = "Identifier";
  private static final String PARTICIPANT = "Participant ";

  private final ClassFolder folder;
  private final GradesTable table;

  MoodleFiles(ClassFolder folder, GradesTable table) {
    this.folder = folder;
    this.table = table;
  }

  /**
   * Writes each student's report under the folder name from Moodle's download, where Moodle looks
   * for it.
   */
  void feedback(Map<Submission, StudentResult> results) throws IOException {
    Path zip = folder.file("feedback.zip");
    Path fresh = folder.file("feedback.zip.new");
    try (OutputStream file = Files.newOutputStream(fresh);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Map.Entry<Submission, StudentResult> one : results.entrySet()) {
        out.putNextEntry(new ZipEntry(one.getKey().folder() + "/report.html"));
        // Without the instructor's commands: this goes to the student.
        String page = StudentPage.of(one.getValue(), List.of(), "");
        out.write(page.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    Files.move(fresh, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Writes a worksheet with the grades that are final.
   *
   * @param worksheet Moodle's worksheet, whose other columns stay; null for a new one
   */
  void worksheet(Map<Submission, StudentResult> results, Path worksheet) throws IOException {
    Map<String, StudentResult> byId = new HashMap<>();
    results.forEach((submission, result) -> byId.put(submission.id(), result));
    byId.remove("");
    if (byId.isEmpty()) {
      throw Failure.of("no submission bears a number of Moodle's")
          .hint("--moodle wants the folders that 'Download all submissions' hands out");
    }
    List<List<String>> lines =
        worksheet == null ? fresh(results) : CommaSeparated.read(Files.readString(worksheet));
    List<String> head = lines.get(0);
    int identifier = column(head, IDENTIFIER, worksheet);
    int grade = column(head, "Grade", worksheet);
    int most = head.indexOf("Maximum grade");
    StringBuilder filled = new StringBuilder(CommaSeparated.line(head));
    for (List<String> line : lines.subList(1, lines.size())) {
      List<String> fields = new ArrayList<>(line);
      StudentResult result = byId.get(fields.get(identifier).replace(PARTICIPANT, "").strip());
      if (result != null && result.isFinal()) {
        fields.set(grade, scaled(result, most < 0 ? "" : fields.get(most)));
      }
      filled.append(CommaSeparated.line(fields));
    }
    StudentResult.replace(folder.file("worksheet.csv"), filled.toString());
  }

  /** Points on the scale of Moodle's activity, such as 100. */
  private String scaled(StudentResult result, String most) {
    double points = table.points(result);
    try {
      return GradesTable.number(points * Double.parseDouble(most) / table.most());
    } catch (NumberFormatException e) {
      return GradesTable.number(points); // a scale of words, or none
    }
  }

  private static int column(List<String> head, String name, Path worksheet) throws Failure {
    if (!head.contains(name)) {
      throw Failure.of("%s has no column '%s'".formatted(worksheet, name))
          .hint("download the grading worksheet in English, as comma-separated values");
    }
    return head.indexOf(name);
  }

  private static List<List<String>> fresh(Map<Submission, StudentResult> results) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of(IDENTIFIER, "Full name", "Grade"));
    results
        .keySet()
        .forEach(
            one -> lines.add(new ArrayList<>(List.of(PARTICIPANT + one.id(), one.student(), ""))));
    return lines;
  }
}
