package org.socketlab.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.socketlab.lab.LabMain;
import org.socketlab.testing.Child;
import org.socketlab.testing.Command;
import org.socketlab.testing.Family;
import org.socketlab.testing.Settings;
import org.socketlab.testing.Story;

/** A class in a folder: {@code in} has the submissions, {@code out} gets the marks. */
public final class ClassUnderTest {
  private final Path folder;
  private final Path course = Settings.ofSystem().root().toAbsolutePath().normalize();

  public ClassUnderTest(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("in"));
  }

  /** A student's folder. */
  public Path student(String name) throws IOException {
    return Files.createDirectories(folder.resolve("in").resolve(name));
  }

  /** A student whose basics-01 is right. */
  public Path rightStudent(String name) throws IOException {
    Path student = student(name);
    Files.copy(
        course.resolve("utils/src/handout/python/basics-01.py"), student.resolve("basics-01.py"));
    return student;
  }

  /** A student whose basics-01 is this, in Python. */
  public Path student(String name, String program) throws IOException {
    Path student = student(name);
    Files.writeString(student.resolve("basics-01.py"), program);
    return student;
  }

  Path in() {
    return folder.resolve("in");
  }

  public Path out(String name) {
    return folder.resolve("out").resolve(name);
  }

  /** Starts lab with these words, as bin/lab does, in the class's folder. */
  Child start(String... words) throws IOException {
    return after("true", words);
  }

  /** The same, after another shell command; {@code "$@"} is lab. */
  Child after(String first, String... words) throws IOException {
    String line =
        "cd %s && export SOCKETLAB_ROOT=%s && %s && exec \"$@\""
            .formatted(Command.quoted(folder.toString()), Command.quoted(course.toString()), first);
    return Child.ofMain(line, LabMain.class, words);
  }

  /** Runs a line of shell. */
  Child shell(String line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", line);
    return new Child(Family.start(builder), new Story());
  }

  /** Grades basics-01 of all, and returns what is printed. */
  public String grade(int status, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("grade", "in", "--out", "out"));
    words.addAll(List.of("--exercise", "basics-01"));
    words.addAll(List.of(more));
    return run(status, words.toArray(String[]::new));
  }

  String run(int status, String... words) throws IOException {
    try (Child lab = start(words)) {
      return end(lab, status);
    }
  }

  static String end(Child lab, int status) {
    lab.endInput();
    byte[] out = lab.rest(400);
    lab.expectExit(status);
    return new String(out, StandardCharsets.UTF_8) + lab.stderr();
  }

  /** The students who have results. */
  List<String> results() throws IOException {
    if (!Files.exists(out("students"))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(out("students"))) {
      return all.filter(one -> Files.exists(one.resolve("results.json")))
          .map(one -> one.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Processes of submissions that outlive the grading. */
  List<String> left() throws IOException {
    List<String> left = List.of("one to begin with");
    for (int round = 0; round < 200 && !left.isEmpty(); round++) {
      try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
        left =
            processes
                .filter(one -> one.getFileName().toString().matches("\\d+"))
                .map(ClassUnderTest::commandLine)
                .filter(line -> line.contains("lab-staged-") && line.contains("basics-01.py"))
                .toList();
      }
    }
    return left;
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  /** The lines of grades.csv. */
  List<String> grades() throws IOException {
    return Files.readString(out("grades.csv")).lines().toList();
  }
}
