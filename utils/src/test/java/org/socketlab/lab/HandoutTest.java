package org.socketlab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.socketlab.course.Course;
import org.socketlab.tool.Handout;
import org.socketlab.tool.Language;

final class HandoutTest {
  private static final List<String> MARKED =
      List.of(
          "import sys",
          "def main():",
          "    #[",
          "    # TODO 1: Connect to the server. It may refuse.",
          "    # Then you have a stream.",
          "    client = connect()",
          "    # one more remark of ours",
          "    # TODO 2: Send \"it\".",
          "    client.sendall(b'it')",
          "    #]",
          "main()");

  private final Handout handout =
      new Handout(Course.exercise("echo-client"), Language.PYTHON, MARKED);

  @Test
  void cutsTheMarkedLinesAndLeavesWhatIsToBeDone() {
    assertEquals(
        List.of(
            "import sys",
            "def main():",
            "    # TODO 1: Connect to the server. It may refuse.",
            "    # Then you have a stream.",
            "    # TODO 2: Send \"it\".",
            "    sys.exit(\"echo-client: TODO 1: Connect to the server\")",
            "main()"),
        handout.cut().lines().toList());
  }

  @Test
  void hasTheSolutionWithoutMarks() {
    assertEquals(9, handout.solution().lines().count());
    assertFalse(handout.solution().contains("#["));
  }

  @Test
  void knowsWhatItKeepsBack() {
    assertEquals(
        List.of("client = connect()", "# one more remark of ours", "client.sendall(b'it')"),
        handout.kept());
    assertTrue(handout.isSolved());
  }

  @Test
  void isNoSolutionWhereThereAreOnlyTodos() {
    List<String> todos = List.of("#[", "# TODO 1: Write it all.", "#]");
    assertFalse(new Handout(Course.exercise("tws"), Language.PYTHON, todos).isSolved());
  }

  @Test
  void writesAStatementOfJavaForJava() {
    List<String> marked = List.of("// [", "// TODO 1: Say \"hello\".", "say();", "// ]");
    assertEquals(
        List.of(
            "// TODO 1: Say \"hello\".", "throw new IOException(\"TODO 1: Say \\\"hello\\\"\");"),
        new Handout(Course.exercise("tws"), Language.JAVA, marked).cut().lines().toList());
  }
}
