package org.socketlab.testing.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.socketlab.course.Exercise;

final class MarksSumTest {
  private static final Exercise FIRST = new Exercise("server-03", "socketserver", 20);
  private static final Exercise SECOND = new Exercise("echo-client", "echo", 30);

  private static final Mark PASSED =
      Mark.pending("server-03", "reply", "replies", 12).with(Verdict.PASSED, "", "");
  private static final Mark FAILED =
      Mark.pending("server-03", "reset", "exits 1", 8)
          .with(
              Verdict.FAILED,
              "exit status 0, expected 1",
              "  1. start  server-03\n```\n# no title");
  private static final Mark PENDING = Mark.pending("echo-client", "echo", "echoes", 30);
  private static final Mark NOT_CARRIED_OUT =
      PENDING.with(Verdict.NOT_CARRIED_OUT, "no python3 here", "");

  @Test
  void whatIsNotKnownCountsInFullAndEarnsNothing() {
    Marks marks = Marks.of(List.of(FIRST, SECOND), List.of());
    assertEquals(0, marks.score());
    assertEquals(50, marks.points());
    assertTrue(marks.isFinal());
    assertEquals(
        List.of(Verdict.DID_NOT_RUN, Verdict.DID_NOT_RUN),
        marks.marks().stream().map(Mark::verdict).toList());
  }

  @Test
  void onlyAPassEarnsPoints() {
    assertEquals(12, PASSED.score());
    assertEquals(0, FAILED.score());
    assertEquals(0, PENDING.score());
    assertEquals(0, NOT_CARRIED_OUT.score());
  }

  @Test
  void standInTheOrderOfTheCourse() {
    Marks marks = Marks.of(List.of(FIRST, SECOND), List.of(PENDING, FAILED, PASSED));
    assertEquals(List.of(FAILED, PASSED, PENDING), marks.marks());
    assertEquals(List.of(PENDING), marks.of(SECOND));
  }

  @Test
  void areNotFinalWhileACheckCouldNotBeCarriedOut() {
    assertFalse(Marks.of(List.of(SECOND), List.of(NOT_CARRIED_OUT)).isFinal());
  }

  @Test
  void makeATable() {
    assertEquals(
        """
        exercise     points
        server-03     12/20
                       FAILED exits 1: exit status 0, expected 1
        echo-client    0/30
                       NOT CARRIED OUT echoes: no python3 here
        total         12/50  (not final: some checks could not be carried out here)
        """,
        MarksTable.of(all()));
    assertEquals(
        """
        exercise     points
        echo-client    0/30
                       DID NOT RUN echoes: did not run to its end
        total          0/30
        """,
        MarksTable.of(Marks.of(List.of(SECOND), List.of(PENDING))));
  }

  @Test
  void makeATableWhileModulesAreToCome() {
    assertEquals(
        """
        exercise     points
        server-03     12/20
                       FAILED exits 1: exit status 0, expected 1
        echo           0/30  none of its checks ran yet
        total         12/50
        """,
        MarksTable.of(Marks.of(List.of(FIRST, SECOND), List.of(PASSED, FAILED)), Set.of("echo")));
  }

  @Test
  void makeAReportWhoseStoriesCannotBreakOut() {
    assertEquals(
        """
        # Marks

        **12 of 50 points**  (not final: some checks could not be carried out here)

        | exercise | points | passed | not passed |
        |---|---|---|---|
        | `server-03` | 12/20 | 1 | 1 |
        | `echo-client` | 0/30 | 0 | 1 |

        ## server-03: exits 1

        Failed, 0 of 8 points: exit status 0, expected 1

              1. start  server-03
            ```
            # no title

        ## echo-client: echoes

        Could not be carried out, 0 of 30 points: no python3 here
        """,
        MarksReport.of(all()));
  }

  @Test
  void makeAFileForGradescope() throws IOException {
    JsonNode results = new ObjectMapper().readTree(GradescopeResults.of(all()));
    assertEquals(12, results.get("score").asInt());
    assertEquals(
        "12 of 50 points  (not final: some checks could not be carried out here)",
        results.get("output").asText());
    assertEquals(3, results.get("tests").size());

    JsonNode passed = results.get("tests").get(0);
    assertEquals("server-03: replies", passed.get("name").asText());
    assertEquals(12, passed.get("score").asInt());
    assertEquals(12, passed.get("max_score").asInt());
    assertEquals("passed", passed.get("status").asText());
    assertEquals("visible", passed.get("visibility").asText());
    assertEquals("text", passed.get("output_format").asText());
    assertEquals("[\"server-03\"]", passed.get("tags").toString());

    JsonNode failed = results.get("tests").get(1);
    assertEquals(0, failed.get("score").asInt());
    assertEquals(8, failed.get("max_score").asInt());
    assertEquals("failed", failed.get("status").asText());
    assertTrue(
        failed.get("output").asText().startsWith("Failed: exit status 0, expected 1\n\n  1. start"),
        failed.toString());

    JsonNode notCarriedOut = results.get("tests").get(2);
    assertFalse(notCarriedOut.has("score"));
    assertFalse(notCarriedOut.has("status"));
    assertEquals(30, notCarriedOut.get("max_score").asInt());
    assertEquals(
        "Not final, could not be carried out: no python3 here",
        notCarriedOut.get("output").asText());
  }

  private static Marks all() {
    return Marks.of(List.of(FIRST, SECOND), List.of(PASSED, FAILED, NOT_CARRIED_OUT));
  }
}
