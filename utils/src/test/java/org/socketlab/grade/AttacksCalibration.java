package org.socketlab.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.socketlab.course.Course;
import org.socketlab.testing.Command;
import org.socketlab.testing.Settings;
import org.socketlab.testing.marks.Mark;

/**
 * Hostile submissions, a file each under {@code attacks}: none solves anything, and each gains
 * nothing, harms nobody, leaves nothing behind and does not keep the grader from giving marks.
 */
@Isolated("bombs are no company for checks that take time")
@Execution(ExecutionMode.SAME_THREAD)
final class AttacksCalibration {
  private static final Path ATTACKS = Path.of("src/test/resources/attacks");
  private static final Pattern STORY = Pattern.compile("(?m)^# story: (.*)$");
  private static final String SECRET = "a-secret-of-the-grader";

  private static CheckPool pool;
  private static Plan plan;

  @TempDir private Path folder;

  private final Path course = Settings.ofSystem().root().toAbsolutePath().normalize();
  private final String marker = "marker-" + UUID.randomUUID();
  private Path submission;
  private Path neighbour;
  private Path canary;
  private Path result;
  private Process victim;
  private ServerSocket server;
  private Process abstractServer;

  @BeforeAll
  static void begin() throws IOException {
    Sandboxes.mustWork();
    pool = new CheckPool(true);
    Path root = Settings.ofSystem().root().toAbsolutePath().normalize();
    plan = Plan.of(root, List.of(Course.exercise("basics-01")), false);
  }

  @AfterAll
  static void end() {
    pool.close();
  }

  /** What could be harmed: files, a process, servers. */
  @BeforeEach
  void victims() throws IOException {
    submission = Files.createDirectory(folder.resolve("mallory"));
    neighbour = Files.createDirectory(folder.resolve("neighbour"));
    Files.writeString(
        neighbour.resolve("basics-01.py"),
        "import os, sys\nos.execv('%s', ['basics-01'] + sys.argv[1:])\n"
            .formatted(course.resolve("bin/basics-01")));
    canary = Files.writeString(folder.resolve("canary"), SECRET + "\n");
    result = Files.createDirectory(folder.resolve("out")).resolve("results.json");
    victim = new ProcessBuilder("sleep", "1000").start();
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    abstractServer = new ProcessBuilder("socat", "-u", "ABSTRACT-LISTEN:" + marker, "-").start();
  }

  @AfterEach
  void clear() throws IOException {
    victim.destroyForcibly();
    abstractServer.destroyForcibly();
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> attacks() throws IOException {
    try (Stream<Path> files = Files.list(ATTACKS)) {
      List<Path> all = files.sorted().toList();
      assertTrue(all.size() >= 20, "attacks: " + all.size());
      return all.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(), () -> attack(Files.readString(file))));
    }
  }

  private void attack(String program) throws IOException {
    Files.writeString(submission.resolve("basics-01.py"), places() + program);
    StudentResult graded = grade();
    gainsNothing(graded);
    String stories = graded.marks().stream().map(Mark::story).collect(Collectors.joining("\n"));
    STORY
        .matcher(program)
        .results()
        .forEach(
            story ->
                assertTrue(
                    Pattern.compile(story.group(1)).matcher(stories).find(),
                    "no story says '" + story.group(1) + "': " + stories));
    assertFalse(stories.contains("FOUND"), stories);
    assertFalse(stories.contains(SECRET), stories);
  }

  private String places() {
    return """
        COURSE = '%s'
        NEIGHBOUR = '%s'
        RESULT = '%s'
        CANARY = '%s'
        HOME = '%s'
        MARKER = '%s'
        SECRET = '%s'
        PORT = '%d'
        """
        .formatted(
            course,
            neighbour,
            result,
            canary,
            System.getProperty("user.home"),
            marker,
            SECRET,
            server.getLocalPort());
  }

  private StudentResult grade() throws IOException {
    Submission one = new Submission("mallory", "", submission, "mallory");
    StudentResult graded = new StudentGrading(plan, pool).grade(one, 7);
    graded.write(result, "visible");
    return graded;
  }

  private void gainsNothing(StudentResult graded) throws IOException {
    assertEquals(0, graded.score(), () -> graded.marks().toString());
    assertEquals(4, graded.marks().size());
    assertEquals(graded, StudentResult.read(result));
    assertEquals(SECRET + "\n", Files.readString(canary));
    assertTrue(Files.exists(neighbour.resolve("basics-01.py")));
    assertFalse(Files.readString(course.resolve("README.md")).endsWith("changed\n"));
    assertTrue(victim.isAlive(), "the grader's user has lost a process");
    assertTrue(abstractServer.isAlive(), "somebody was called");
    assertNobodyCalled();
    List<String> left = left();
    for (int round = 0; round < 100 && !left.isEmpty(); round++) {
      awaitEnd();
      left = left();
    }
    assertEquals(List.of(), left);
  }

  /** The kernel takes a moment to end what has been killed. */
  private void awaitEnd() {
    try {
      victim.waitFor(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertNobodyCalled() throws IOException {
    server.setSoTimeout(1);
    try {
      server.accept().close();
      throw new AssertionError("somebody was called");
    } catch (SocketTimeoutException e) {
      // as it should be
    }
  }

  /** Processes of the program that live on. */
  private List<String> left() throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .map(AttacksCalibration::commandLine)
          .filter(line -> line.contains("basics-01.py") || line.contains("sleep(1000)"))
          .toList();
    }
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  @Test
  void aLinkToTheNeighboursProgramIsNone() throws IOException {
    Files.createSymbolicLink(submission.resolve("basics-01.py"), neighbour.resolve("basics-01.py"));
    StudentResult graded = grade();
    gainsNothing(graded);
    assertEquals(List.of("left out basics-01.py: a link"), graded.notes());
  }

  @Test
  void aSecondNameOfTheNeighboursProgramIsNone() throws IOException {
    Files.createLink(submission.resolve("basics-01.py"), neighbour.resolve("basics-01.py"));
    StudentResult graded = grade();
    gainsNothing(graded);
    assertEquals(
        List.of("left out basics-01.py: a file with a second name (hard link)"), graded.notes());
  }

  @Test
  void aFifoIsNoProgram() throws IOException, InterruptedException {
    Path fifo = submission.resolve("basics-01.py");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    StudentResult graded = grade();
    gainsNothing(graded);
    assertEquals(List.of("left out basics-01.py: neither a file nor a folder"), graded.notes());
  }

  @Test
  void aProgramOfAnotherUsersRightsHasLostThem() throws IOException {
    Path shell = Files.copy(Path.of("/bin/sh"), submission.resolve("sh"));
    Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setAttribute(shell, "unix:mode", 0104755);
    attack(
        """
        import os, subprocess
        here = os.path.dirname(os.path.abspath(__file__))
        id = subprocess.run([here + "/sh", "-p", "-c", "id -u; cat " + CANARY], capture_output=True).stdout
        if id.startswith(b"0"):
            print("FOUND", id)
        """);
  }

  @Test
  void aCommandInLabPropertiesReachesNobodyElsesProgram() throws IOException {
    Files.writeString(
        submission.resolve("lab.properties"),
        "language = other\ncommand = python3 ../../../..%s/basics-01.py\n".formatted(neighbour));
    gainsNothing(grade());
    Files.writeString(
        submission.resolve("lab.properties"),
        "language = other\ncommand = %s/bin/{program}\n".formatted(course));
    gainsNothing(grade());
    Files.writeString(
        submission.resolve("lab.properties"),
        "language = other\ncommand = sh -c %s\n"
            .formatted(Command.quoted(course + "/bin/basics-01")));
    gainsNothing(grade());
  }
}
