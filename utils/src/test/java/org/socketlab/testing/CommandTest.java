package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;

final class CommandTest {
  private static final Exercise EXERCISE = Course.exercise("echo-client");

  @TempDir private Path root;

  @Test
  void putsTheProgramsNameWhereItBelongs() throws IOException {
    Path file = Files.createFile(root.resolve("echo-client.py"));
    assertEquals(
        List.of("python3", "-u", file.toString(), "--port", "1"),
        Command.of("python3 -u " + root + "/{program}.py", EXERCISE, root).with("--port", "1"));
    assertEquals(
        List.of("java", "-cp", "a:b", "course.echo-client"),
        Command.of("java -cp a:b course.{program}", EXERCISE, root).words());
  }

  @Test
  void takesWordsQuotedAsInAShell() throws IOException {
    Path folder = Files.createDirectory(root.resolve("it's \"mine\""));
    Path file = Files.createFile(folder.resolve("echo-client.py"));
    String quoted = file.getParent().toString().replace("\"", "\"'\"'\"");
    assertEquals(
        List.of("python3", file.toString()),
        Command.of("python3 \"" + quoted + "/{program}.py\"", EXERCISE, root).words());
    assertEquals(
        List.of("a b", "c d", "e f"), Command.of("'a b' \"c d\" e' 'f", EXERCISE, root).words());
  }

  @Test
  void takesWordsOfAnyLength() {
    String classPath = "a.jar:".repeat(10_000);
    assertEquals(
        List.of("java", "-cp", classPath, "echo-client"),
        Command.of("java -cp " + classPath + " {program}", EXERCISE, root).words());
  }

  @Test
  void findsRelativePathsFromTheRoot() throws IOException {
    Files.createDirectory(root.resolve("out"));
    Path file = Files.createFile(root.resolve("out/echo-client.py"));
    assertEquals(
        List.of("python3", file.toString()),
        Command.of("python3 out/{program}.py", EXERCISE, root).words());
    assertEquals(
        List.of("java", "-cp", root + "/out", "-Dx=a/b", "echo-client"),
        Command.of("java -cp ./out -Dx=a/b {program}", EXERCISE, root).words());
  }

  @Test
  void saysWhichProgramIsNotThere() {
    CheckFailed failure =
        assertThrows(
            CheckFailed.class, () -> Command.of("python3 {program}/main.py", EXERCISE, root));
    assertEquals(
        "there is no echo-client: " + root + "/echo-client/main.py does not exist",
        failure.getMessage());
  }

  @Test
  void knowsAProgramFromAnInterpreter() throws IOException {
    Files.createFile(root.resolve("echo-client"));
    assertTrue(Command.of("'" + root + "/{program}'", EXERCISE, root).isItself());
    assertFalse(Command.of("python3 " + root + "/{program}", EXERCISE, root).isItself());
    assertFalse(Command.ours(EXERCISE).isItself());
  }

  @Test
  void holdsAtLeastAWord() {
    assertThrows(CannotCheck.class, () -> Command.of("  ", EXERCISE, root));
  }

  @Test
  void saysThatTheLocaleHasLostAPath() {
    CannotCheck failure =
        assertThrows(
            CannotCheck.class, () -> Command.of("python3 ma\uFFFDana/x.py", EXERCISE, root));
    assertTrue(failure.getMessage().contains("set LC_ALL=C.UTF-8"), failure.getMessage());
  }

  @Test
  void isPrintedSoThatAShellReadsItBack() throws IOException {
    String command = "python3 'it'\\''s' \"$HOME\" {program}.py";
    Process shell = new ProcessBuilder("sh", "-c", "printf %s " + Command.quoted(command)).start();
    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(command, read);
    assertEquals("'a' 'b c'", Command.line(List.of("a", "b c")));
  }
}
