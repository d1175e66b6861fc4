package org.socketlab.testing.marks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The marks for a machine: Gradescope's {@code results.json}.
 *
 * <p>A check that could not be carried out has no {@code score} (Gradescope then shows none), and
 * the total says "not final": it is never a 0 and never full marks.
 */
public final class GradescopeResults {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GradescopeResults() {}

  /** The whole file. */
  static String of(Marks marks) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node(marks, "visible"));
  }

  /**
   * The same as a tree.
   *
   * @param visibility when students see what the checks found: {@code visible}, {@code
   *     after_due_date}
   */
  public static ObjectNode node(Marks marks, String visibility) {
    ObjectNode results = JSON.createObjectNode();
    results.put("score", marks.score());
    results.put(
        "output",
        "%d of %d points%s".formatted(marks.score(), marks.points(), MarksTable.finality(marks)));
    var tests = results.putArray("tests");
    for (Mark mark : marks.marks()) {
      ObjectNode test = tests.addObject();
      test.put("name", mark.exercise() + ": " + mark.title());
      if (mark.verdict().isFinal()) {
        test.put("score", mark.score());
      }
      test.put("max_score", mark.points());
      if (mark.verdict().isFinal()) {
        test.put("status", mark.verdict() == Verdict.PASSED ? "passed" : "failed");
      }
      test.put("output", output(mark));
      test.put("output_format", "text");
      test.put("visibility", visibility);
      test.putArray("tags").add(mark.exercise());
    }
    return results;
  }

  private static String output(Mark mark) {
    String word =
        switch (mark.verdict()) {
          case PASSED -> "Passed.";
          case FAILED -> "Failed: ";
          case DID_NOT_RUN -> "Did not run: ";
          case NOT_CARRIED_OUT -> "Not final, could not be carried out: ";
          case GRADER_FAILED -> "Not final, the grader failed: ";
        };
    return mark.story().isEmpty()
        ? word + mark.reason()
        : word + mark.reason() + "\n\n" + mark.story();
  }
}
