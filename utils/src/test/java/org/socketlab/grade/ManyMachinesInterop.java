package org.socketlab.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.testing.Child;
import org.socketlab.testing.Command;
import org.socketlab.testing.Settings;
import org.socketlab.testing.marks.Verdict;

/**
 * A class gets the same marks on other machines as on one: by GNU parallel over ssh, where one
 * machine grades as a user without rights and the other dies on the way, and by Slurm. Both run the
 * launcher as built.
 */
final class ManyMachinesInterop {
  @TempDir private Path folder;
  private ClassUnderTest students;

  @BeforeEach
  void open() throws IOException {
    Sandboxes.mustWork();
    students = new ClassUnderTest(folder);
  }

  private void come(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      String name = "s%02d".formatted(i);
      if (i % 3 == 0) {
        students.student(name, "print('hello %d')\n".formatted(i));
      } else if (i % 3 == 1) {
        students.rightStudent(name);
      } else {
        Path program = students.rightStudent(name).resolve("basics-01.py");
        Files.writeString(program, Files.readString(program).replace("Host name", "Hostname"));
      }
    }
  }

  @Test
  void amongMachinesOfWhichOneDies() throws IOException {
    come(40);
    String verdicts = alone();
    // JUnit's folder is closed to other users.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    List<String> as = SshMachine.mayBeNobody() ? SshMachine.AS_NOBODY : List.of();
    try (SshMachine one = new SshMachine(folder.resolve("one"), freePort(), as);
        SshMachine other = new SshMachine(folder.resolve("other"), freePort(), List.of())) {
      try (Child lab = lab("true", "--ssh", one.host(), "--ssh", other.host())) {
        lab.line(400); // so many to grade
        for (int i = 0; i < 3; i++) {
          lab.line(400);
        }
        other.pullThePlug();
        String said = ClassUnderTest.end(lab, 0);
        assertTrue(said.contains("[40 of 40]"), said);
      }
    }
    assertEquals(verdicts, verdicts());
  }

  @Test
  void inACluster() throws IOException {
    come(12);
    String verdicts = alone();
    try (SlurmCluster cluster = new SlurmCluster(folder.resolve("slurm"), freePort(), freePort())) {
      try (Child lab = lab(cluster.environment(), "--slurm")) {
        String said = ClassUnderTest.end(lab, 0);
        assertTrue(said.contains("[12 of 12]"), said);
      }
    }
    assertEquals(verdicts, verdicts());
  }

  /** The verdicts of this machine alone, which are then forgotten. */
  private String alone() throws IOException {
    students.grade(0, "--seed", "7");
    String verdicts = verdicts();
    for (String student : students.results()) {
      Files.delete(students.out("students/" + student + "/results.json"));
    }
    return verdicts;
  }

  private Child lab(String first, String... more) throws IOException {
    String launcher =
        Command.quoted(
            Settings.ofSystem().root().toAbsolutePath().normalize().resolve("bin/lab").toString());
    String line =
        "cd %s && export SOCKETLAB_BUILD=never && %s && exec %s grade in --out out --exercise basics-01 --seed 7 %s"
            .formatted(
                Command.quoted(folder.toString()), first, launcher, Command.line(List.of(more)));
    return students.shell(line);
  }

  /** Each student's checks and their verdicts. */
  private String verdicts() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (String student : students.results()) {
      StudentResult result =
          StudentResult.read(students.out("students/" + student + "/results.json"));
      List<Verdict> verdicts = result.marks().stream().map(mark -> mark.verdict()).toList();
      all.put(student, result.seed() + " " + verdicts);
    }
    return all.toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }
}
