package org.socketlab.testing.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.socketlab.course.Course;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Settings;

/** What a whole run leaves behind in target/grade, tried in processes of their own. */
final class MarksListenerTest {
  private static final String TWO_MODULES =
      "MavenProject: a:utils:1 @ x, MavenProject: a:echo:1 @ x";

  @TempDir private Path root;

  /**
   * What Maven does with one module's tests, in this process: what is printed, and what is
   * reported.
   */
  private record Build(String said, long failed, long aborted) {
    static Build of(Class<?> tests, Map<String, String> settings) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      SummaryGeneratingListener summary = new SummaryGeneratingListener();
      LauncherFactory.create(
              LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(DiscoverySelectors.selectClass(tests))
                  .enableImplicitConfigurationParameters(false)
                  .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                  .configurationParameters(settings)
                  .build(),
              summary,
              new MarksListener(
                  new Settings(name -> Optional.ofNullable(settings.get(name))),
                  new PrintStream(said, true, StandardCharsets.UTF_8)));
      return new Build(
          said.toString(StandardCharsets.UTF_8),
          summary.getSummary().getTestsFailedCount(),
          summary.getSummary().getTestsAbortedCount());
    }

    /** The same in its own process, for a run that this process would not survive. */
    public static void main(String[] args) throws ClassNotFoundException {
      Map<String, String> settings = new HashMap<>();
      for (int i = 1; i < args.length; i += 2) {
        settings.put(args[i], args[i + 1]);
      }
      of(Class.forName(args[0]), settings);
    }
  }

  @Grades("basics-01")
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static final class Crashing {
    @Check(value = "passes", points = 3, teaches = "")
    void aPasses(Lab lab) {}

    @Check(value = "takes the whole process with it", points = 3, teaches = "")
    void bCrashes(Lab lab) {
      Runtime.getRuntime().halt(3);
    }

    @Check(value = "comes too late", points = 4, teaches = "")
    void cFollows(Lab lab) {}
  }

  @Test
  void aCrashInMidRunLeavesTheRestAsNotRun() throws IOException {
    assertEquals(3, exitOfOwnProcess("exec \"$@\"", Crashing.class, Map.of()));
    assertEquals(
        List.of(
            "basics-01: passes 3/3 Passed.",
            "basics-01: takes the whole process with it 0/3 Did not run: did not run to its end",
            "basics-01: comes too late 0/4 Did not run: did not run to its end",
            "basics-02: none of its checks ran 0/10 Did not run: did not run to its end",
            "basics-03: none of its checks ran 0/10 Did not run: did not run to its end"),
        tests().subList(0, 5));
    assertEquals(3, results().get("score").asInt());
  }

  @Grades("basics-01")
  static final class NeverReady {
    @BeforeAll
    static void fails() {
      throw new IllegalStateException("not ready");
    }

    @Check(value = "never begins", points = 10, teaches = "")
    void neverBegins(Lab lab) {}
  }

  @Test
  void aClassThatCannotBeginLeavesItsChecksAsNotRun() throws IOException {
    assertEquals(0, run(NeverReady.class, Map.of()).aborted());
    assertEquals(
        "basics-01: never begins 0/10 Did not run: did not run to its end", tests().get(0));
  }

  @Grades("basics-01")
  static final class Half {
    @Check(value = "passes", points = 4, teaches = "")
    void passes(Lab lab) {}
  }

  @Test
  void checksThatAreMissingCountAsNotRun() throws IOException {
    run(Half.class, Map.of());
    assertEquals(
        List.of(
            "basics-01: passes 4/4 Passed.",
            "basics-01: has more checks 0/6 Did not run: did not run to its end"),
        tests().subList(0, 2));
  }

  @Grades("basics-01")
  static final class Starting {
    @Check(value = "starts", points = 10, teaches = "beginnings")
    void starts(Lab lab) {
      lab.start().expectExit(0);
    }
  }

  @Test
  void whatCannotBeCarriedOutIsNeitherPassedNorFailed() throws IOException {
    Build build = run(Starting.class, Map.of("lab.command", "no-such-interpreter {program}"));
    assertEquals(1, build.aborted());
    JsonNode test = results().get("tests").get(0);
    assertFalse(test.has("score"), test.toString());
    assertFalse(test.has("status"), test.toString());
    assertEquals(10, test.get("max_score").asInt());
    assertTrue(test.get("output").asText().startsWith("Not final, could not be carried out: "));
    assertTrue(results().get("output").asText().contains("(not final: "), results().toString());
    assertSays(build, "NOT CARRIED OUT starts: the command can't be started here");
    assertSays(build, "(not final: some checks could not be carried out here)");
  }

  @Test
  void aMissingProgramIsAFailure() throws IOException {
    Build build = run(Starting.class, Map.of("lab.command", "sh /nowhere/{program}.sh"));
    assertEquals(1, build.failed());
    assertEquals(
        "basics-01: starts 0/10 Failed: there is no basics-01: /nowhere/basics-01.sh does not exist",
        tests().get(0).lines().findFirst().orElse(""));
    assertSays(
        build, "FAILED starts: there is no basics-01: /nowhere/basics-01.sh does not exist\n");
    assertTrue(
        Files.readString(root.resolve("target/grade/report.md"))
            .contains("## basics-01: starts\n\nFailed, 0 of 10 points: there is no basics-01"));
  }

  @Grades("basics-01")
  static final class Mixed {
    @Check(value = "fails", points = 10, teaches = "")
    void fails(Lab lab) {
      throw new CheckFailed("as it must");
    }

    @Test
    void alsoFails() {
      throw new AssertionError("no check, and wrong");
    }
  }

  @Test
  void failuresWhereOthersDependOnWaitForTheLastModule() throws IOException {
    Build build = run(Mixed.class, Map.of("lab.reactor", TWO_MODULES));
    assertEquals(0, build.failed());
    assertEquals(2, build.aborted());
    assertEquals(
        "basics-01: fails 0/10 Failed: as it must", tests().get(0).lines().findFirst().orElse(""));
    assertEquals(
        List.of("alsoFails(): no check, and wrong"), new MarksFolder(root).failures("utils"));
    int points = points("echo-server") + points("echo-client");
    assertSays(
        build,
        "echo           0/%d  none of its checks ran yet\ntotal          0/%d\n"
            .formatted(points, points + 50));
  }

  /** The module that was chosen may not compile: then only this one can say so. */
  @Test
  void whatIsBuiltAlongWritesDownWhatIsToCome() throws IOException {
    Build build =
        run(Unit.class, Map.of("lab.reactor", TWO_MODULES, "lab.selected", "modules: [echo]"));
    assertEquals("", build.said());
    assertEquals(
        List.of(
            "echo-server: none of its checks ran 0/%d Did not run: did not run to its end"
                .formatted(points("echo-server")),
            "echo-client: none of its checks ran 0/%d Did not run: did not run to its end"
                .formatted(points("echo-client"))),
        tests());
  }

  @Test
  void unitTestsAloneGradeNothing() {
    assertEquals("", run(Unit.class, Map.of()).said());
    assertEquals("", run(Unit.class, Map.of("lab.exercise", "echo-server")).said());
    assertTrue(new MarksFolder(root).isEmpty());
  }

  static final class Unit {
    @Test
    void passes() {}
  }

  @Test
  void failuresInTheLastModuleFailIt() throws IOException {
    assertEquals(2, run(Mixed.class, Map.of()).failed());
    assertEquals(List.of(), new MarksFolder(root).failures("utils"));
  }

  @Grades("basics-01")
  static final class Clean {
    @Check(value = "sees a clean environment", points = 10, teaches = "")
    void environment(Lab lab) {
      Child program = lab.start(Map.of("ASKED_FOR", "1"));
      String environment = new String(program.rest(), StandardCharsets.UTF_8);
      for (String line : environment.lines().toList()) {
        String name = line.replaceFirst("=.*", "");
        if (name.matches("JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS|PYTHON.*|LANG")) {
          throw new CheckFailed(line + " was inherited");
        }
      }
      for (String line :
          List.of("LC_ALL=C.UTF-8", "ASKED_FOR=1", "PATH=" + System.getenv("PATH"))) {
        if (environment.lines().noneMatch(line::equals)) {
          throw new CheckFailed(line + " is not there");
        }
      }
    }
  }

  @Test
  void nothingOfTheInstructorsEnvironmentReachesTheProgram() throws IOException {
    Files.writeString(root.resolve("basics-01.sh"), "env\n");
    String polluted =
        "JAVA_TOOL_OPTIONS=-Dx=y JDK_JAVA_OPTIONS=-Dx=y _JAVA_OPTIONS=-Dx=y PYTHONUNBUFFERED=1"
            + " PYTHONPATH=/tmp LANG=tlh TZ=Asia/Tokyo exec \"$@\"";
    exitOfOwnProcess(
        polluted,
        Clean.class,
        Map.of("lab.command", "sh ./{program}.sh", "lab.unprotected", "true"));
    assertEquals("basics-01: sees a clean environment 10/10 Passed.", tests().get(0));
  }

  private Build run(Class<?> tests, Map<String, String> settings) {
    return Build.of(tests, settings(settings));
  }

  private int exitOfOwnProcess(String shellLine, Class<?> tests, Map<String, String> settings)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(tests.getName()));
    settings(settings).forEach((name, value) -> arguments.addAll(List.of(name, value)));
    try (Child build = Child.ofMain(shellLine, Build.class, arguments.toArray(String[]::new))) {
      build.rest(60); // a whole JUnit starts in there
      return build.exit();
    }
  }

  private Map<String, String> settings(Map<String, String> some) {
    Map<String, String> all = new HashMap<>(some);
    all.put("lab.module", "utils");
    all.put("lab.root", root.toString());
    return all;
  }

  private static void assertSays(Build build, String expected) {
    assertTrue(build.said().contains(expected), build.said());
  }

  private JsonNode results() throws IOException {
    return new ObjectMapper().readTree(Files.readString(root.resolve("target/grade/results.json")));
  }

  /** A line for each test of the results: its name, its score, and what it says. */
  private List<String> tests() throws IOException {
    List<String> tests = new ArrayList<>();
    for (JsonNode test : results().get("tests")) {
      tests.add(
          "%s %s/%s %s"
              .formatted(
                  test.get("name").asText(),
                  test.get("score"),
                  test.get("max_score"),
                  test.get("output").asText()));
    }
    return tests;
  }

  private static int points(String exercise) {
    return Course.exercise(exercise).points();
  }
}
