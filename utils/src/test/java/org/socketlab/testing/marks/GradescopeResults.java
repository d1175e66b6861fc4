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
  public static String of(Marks marks) throws JsonProcessingException {
    ObjectNode results = JSON.createObjectNode();
    results.put("score", marks.score());
    results.put(
        "output",
        "%d of %d points%s".formatted(marks.score(), marks.points(), MarksTable.finality(marks)));
    var tests = results.putArray("tests");
    for (Mark mark : marks.marks()) {
      ObjectNode test = tests.addObject();
      test.put("name", mark.exercise() + ": " + mark.title());
      if (mark.verdict() != Verdict.NOT_CARRIED_OUT) {
        test.put("score", mark.score());
      }
      test.put("max_score", mark.points());
      if (mark.verdict() != Verdict.NOT_CARRIED_OUT) {
        test.put("status", mark.verdict() == Verdict.PASSED ? "passed" : "failed");
      }
      test.put("output", output(mark));
      test.put("output_format", "text");
      test.put("visibility", "visible");
      test.putArray("tags").add(mark.exercise());
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(results);
  }

  private static String output(Mark mark) {
    String word =
        switch (mark.verdict()) {
          case PASSED -> "Passed.";
          case FAILED -> "Failed: ";
          case DID_NOT_RUN -> "Did not run: ";
          case NOT_CARRIED_OUT -> "Not final, could not be carried out: ";
        };
    return mark.story().isEmpty()
        ? word + mark.reason()
        : word + mark.reason() + "\n\n" + mark.story();
  }
}
