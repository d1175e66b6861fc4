package org.socketlab.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.testing.marks.GradescopeResults;
import org.socketlab.testing.marks.Mark;
import org.socketlab.testing.marks.Marks;

/**
 * The result of grading one submission. As a file, it is Gradescope's {@code results.json}; our own
 * data is under {@code extra_data}.
 *
 * @param student the student's name, by the folder
 * @param fingerprint a hash of what was graded, and of what for
 * @param seed the random seed
 * @param isolation the programs' sandbox: {@code bubblewrap}, or {@code not isolated}
 * @param began when, in ISO 8601
 * @param seconds how long it took
 * @param notes what the instructor should know: files that were left out, checks that differed
 * @param refusal why the submission could not be graded; empty if it was
 * @param marks one for each check, in the course's order
 */
public record StudentResult(
    String student,
    String fingerprint,
    long seed,
    String isolation,
    String began,
    double seconds,
    List<String> notes,
    String refusal,
    List<Mark> marks) {
  static final String NOT_ISOLATED = "not isolated";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The points that it earned. */
  public int score() {
    return marks.stream().mapToInt(Mark::score).sum();
  }

  /** The points that it could have earned. */
  public int points() {
    return marks.stream().mapToInt(Mark::points).sum();
  }

  /** Whether every check said something about the program. */
  public boolean isFinal() {
    return refusal.isEmpty() && marks.stream().allMatch(mark -> mark.verdict().isFinal());
  }

  /** The table's words after the points: {@code final}, or why the result is not. */
  public String verdict() {
    if (!refusal.isEmpty()) {
      return "could not be graded: the submission " + refusal;
    }
    long open = marks.stream().filter(mark -> !mark.verdict().isFinal()).count();
    return open == 0
        ? "final"
        : "not final: %d %s could not be carried out"
            .formatted(open, open == 1 ? "check" : "checks");
  }

  /** For a terminal: {@code 35 of 40 points (12 s)}. */
  String inWords() {
    String end = isFinal() ? "" : ", " + verdict();
    return "%d of %d points (%.0f s)%s".formatted(score(), points(), seconds, end);
  }

  /** The exercises that it was graded for, in the course's order. */
  public List<Exercise> exercises() {
    return Course.exercises().stream()
        .filter(one -> marks.stream().anyMatch(mark -> mark.exercise().equals(one.name())))
        .toList();
  }

  /** The marks of one exercise. */
  List<Mark> of(Exercise exercise) {
    return marks.stream().filter(mark -> mark.exercise().equals(exercise.name())).toList();
  }

  /** As the marks of a run. */
  public Marks asMarks() {
    return Marks.of(exercises(), marks);
  }

  /**
   * The file's text.
   *
   * @param visibility when students see the checks' stories, in Gradescope's words: {@code
   *     visible}, {@code after_due_date}
   */
  public String json(String visibility) throws JsonProcessingException {
    ObjectNode file = GradescopeResults.node(asMarks(), visibility);
    if (!refusal.isEmpty()) {
      file.put("output", "The submission " + refusal);
    } else if (isolation.equals(NOT_ISOLATED)) {
      file.put("output", file.get("output").asText() + " (not isolated)");
    }
    file.put("execution_time", seconds);
    ObjectNode ours = file.putObject("extra_data");
    ours.put("student", student);
    ours.put("fingerprint", fingerprint);
    ours.put("seed", seed);
    ours.put("isolation", isolation);
    ours.put("began", began);
    ours.put("refusal", refusal);
    ArrayNode told = ours.putArray("notes");
    notes.forEach(told::add);
    ours.set("marks", JSON.valueToTree(marks));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file);
  }

  /** Reads a file back. */
  public static StudentResult read(Path file) throws IOException {
    JsonNode root = JSON.readTree(Files.readString(file));
    JsonNode ours = root.path("extra_data");
    List<String> notes = new ArrayList<>();
    ours.path("notes").forEach(note -> notes.add(note.asText()));
    List<Mark> marks = new ArrayList<>();
    for (JsonNode mark : ours.path("marks")) {
      marks.add(JSON.treeToValue(mark, Mark.class));
    }
    return new StudentResult(
        ours.path("student").asText(),
        ours.path("fingerprint").asText(),
        ours.path("seed").asLong(),
        ours.path("isolation").asText(),
        ours.path("began").asText(),
        root.path("execution_time").asDouble(),
        notes,
        ours.path("refusal").asText(),
        marks);
  }

  /** Writes the whole file or nothing: a crash leaves the old file or the new one. */
  public void write(Path file, String visibility) throws IOException {
    replace(file, json(visibility));
  }

  /** Puts a text in a file's place: on disk first, then renamed. */
  static void replace(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new-" + ProcessHandle.current().pid());
    try {
      try (OutputStream out = Files.newOutputStream(fresh)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      try (FileChannel disk = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        disk.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
