package org.socketlab.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.testing.Child;
import org.socketlab.testing.Settings;

/** bin/lab grade, as an instructor types it. */
final class GradeInterop {
  private static final String WRONG = "print('hello')\n";
  private static final String HEAD = "student,id,points,of,verdict,before,basics-01";

  @TempDir private Path folder;
  private ClassUnderTest students;

  @BeforeAll
  static void begin() {
    Sandboxes.mustWork();
  }

  @BeforeEach
  void open() throws IOException {
    students = new ClassUnderTest(folder);
  }

  @Test
  void gradesFoldersAndZipsWhateverTheyAreCalled() throws IOException {
    students.rightStudent("Ana Muñoz");
    students.student("bob..s, \"best\"", WRONG);
    zip(folder.resolve("in/zoë.zip"), "my-lab/basics-01.py", WRONG);
    students.rightStudent("=1+1");
    Files.createSymbolicLink(folder.resolve("in/link"), Path.of("/etc"));
    String said = students.grade(0);
    assertTrue(said.startsWith("5 submissions, 5 to grade\n"), said);
    assertTrue(said.contains("[5 of 5]"), said);
    assertTrue(said.contains("  link: could not be graded: the submission is neither"), said);
    assertEquals(
        List.of(
            HEAD,
            "'=1+1,,10,10,final,,10",
            "Ana Muñoz,,10,10,final,,10",
            "\"bob..s, \"\"best\"\"\",,0,10,final,,0",
            "link,,,10,could not be graded: the submission is neither a folder nor a zip,,0",
            "zoë,,0,10,final,,0"),
        students.grades());
    StudentResult ana = StudentResult.read(students.out("students/Ana Muñoz/results.json"));
    assertEquals("bubblewrap", ana.isolation());
    String report = Files.readString(students.out("students/zoë/report.html"));
    assertTrue(report.contains("stdout | hello"), report);
    assertTrue(Files.readString(students.out("students/zoë/report.md")).contains("| hello"));
    assertTrue(Files.readString(students.out("class.html")).contains("Ana Mu"));
  }

  @Test
  void goesOnAfterKillAndGradesNobodyTwice() throws IOException {
    for (int i = 0; i < 6; i++) {
      students.student("s" + i, "import time; time.sleep(0.2)\n");
    }
    try (Child lab = students.start("grade", "in", "--out", "out", "--exercise", "basics-01")) {
      lab.line(); // so many to grade
      lab.line(); // the first is done
      lab.kill();
      assertEquals(137, lab.exit());
    }
    List<String> before = students.results();
    assertFalse(before.isEmpty());
    assertTrue(before.size() < 6, before.toString());
    String said = students.grade(0);
    assertTrue(said.startsWith("6 submissions, %d to grade\n".formatted(6 - before.size())), said);
    assertEquals(6, students.results().size());
    assertEquals(7, students.grades().size());
    assertEquals(List.of(), students.left());
    assertTrue(students.grade(0).startsWith("6 submissions, 0 to grade\n"));
  }

  @Test
  void gradesAgainWhatHasChangedAndKeepsTheOldMarks() throws IOException {
    Path ana = students.student("ana", WRONG);
    students.rightStudent("bob");
    students.grade(0);
    Files.delete(ana.resolve("basics-01.py"));
    students.rightStudent("ana");
    assertTrue(students.grade(0).startsWith("2 submissions, 0 to grade\n"));
    assertTrue(students.grade(0, "--only", "changed").startsWith("2 submissions, 1 to grade\n"));
    assertEquals(List.of(HEAD, "ana,,10,10,final,0,10", "bob,,10,10,final,,10"), students.grades());
    assertTrue(students.grade(0, "--only", "failed").startsWith("2 submissions, 0 to grade\n"));
  }

  @Test
  void whatTheMachineCannotDoCostsAndGivesNothing() throws IOException {
    Files.writeString(
        students.student("ana").resolve("lab.properties"),
        "language = other\ncommand = no-such-thing {program}\n");
    String said = students.grade(0);
    assertTrue(said.contains("ana: not final: 4 checks could not be carried out"), said);
    assertEquals(
        List.of(HEAD, "ana,,0,10,not final: 4 checks could not be carried out,,0"),
        students.grades());
    String results = Files.readString(students.out("students/ana/results.json"));
    assertTrue(results.contains("there is no no-such-thing"), results);
    assertTrue(
        students.grade(0, "--only", "environment").startsWith("1 submissions, 1 to grade\n"));
  }

  @Test
  void gradesTwiceAndListsWhatDiffers() throws IOException {
    Path ana = students.rightStudent("ana");
    Path program = ana.resolve("basics-01.py");
    String chance = "import os\nif os.urandom(1)[0] % 2:\n    os._exit(3)\n";
    Files.writeString(program, chance + Files.readString(program));
    students.rightStudent("bob");
    String said = "";
    for (int round = 0; round < 20 && !said.contains("differs"); round++) {
      said = students.grade(0, "--twice", "--only", "failed");
      Files.deleteIfExists(students.out("students/ana/results.json"));
    }
    assertTrue(said.contains("  ana: differs: basics-01 "), said);
    assertFalse(said.contains("  bob: "), said);
  }

  @Test
  void gradesWhateverTheUmask() throws IOException {
    students.rightStudent("ana");
    Files.copy(
        Settings.ofSystem().root().resolve("utils/src/handout/java/Basics01.java"),
        students.student("bob").resolve("Basics01.java"));
    String[] words = {"grade", "in", "--out", "out", "--exercise", "basics-01"};
    try (Child lab = students.after("umask 077", words)) {
      ClassUnderTest.end(lab, 0);
    }
    assertEquals(List.of(HEAD, "ana,,10,10,final,,10", "bob,,10,10,final,,10"), students.grades());
  }

  @Test
  void saysThatNothingWasIsolated() throws IOException {
    students.rightStudent("ana");
    String said = students.grade(0, "--unprotected");
    assertTrue(said.startsWith("1 submissions, 1 to grade, not isolated\n"), said);
    assertEquals(List.of(HEAD, "ana,,10,10,final (not isolated),,10"), students.grades());
    for (String report :
        List.of(
            "students/ana/results.json",
            "students/ana/report.md",
            "students/ana/report.html",
            "class.html")) {
      assertTrue(Files.readString(students.out(report)).contains("not isolated"), report);
    }
  }

  @Test
  void weighsExercisesAndWritesWhatMoodleTakes() throws IOException {
    students.rightStudent("Ana Muñoz_123_assignsubmission_file_");
    students.student("Bob_77_assignsubmission_file_", WRONG);
    Files.writeString(
        folder.resolve("sheet.csv"),
        "\uFEFFIdentifier,\"Full name\",Grade,\"Maximum grade\",\"Feedback, comments\"\n"
            + "\"Participant 77\",Bob,,100.00,\n"
            + "Participant 5,Eve,,100.00,\"nothing, \"\"yet\"\"\"\n"
            + "Participant 123,Ana Muñoz,,100.00,\n");
    students.grade(0, "--moodle", "sheet.csv", "--weigh", "basics-01=1.5");
    assertEquals("Ana Muñoz,123,15,15,final,,10", students.grades().get(1));
    assertEquals(
        "Identifier,Full name,Grade,Maximum grade,\"Feedback, comments\"\r\n"
            + "Participant 77,Bob,0,100.00,\r\n"
            + "Participant 5,Eve,,100.00,\"nothing, \"\"yet\"\"\"\r\n"
            + "Participant 123,Ana Muñoz,100,100.00,\r\n",
        Files.readString(students.out("worksheet.csv")));
    try (ZipFile feedback = new ZipFile(students.out("feedback.zip").toFile())) {
      ZipEntry ana = feedback.getEntry("Ana Muñoz_123_assignsubmission_file_/report.html");
      String page = new String(feedback.getInputStream(ana).readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(page.contains("10 of 10 points"), page);
      assertFalse(page.contains("grade-one"), page);
    }
  }

  @Test
  void knowsGradescopesStudents() throws IOException {
    students.rightStudent("submission_42");
    Files.writeString(
        folder.resolve("in/submission_metadata.yml"),
        """
        ---
        submission_42:
          :submitters:
          - :name: Ana Muñoz
            :sid: '0042'
            :email: ana@example.org
          :created_at: 2026-11-26 10:00:00.0 Z
        """);
    students.grade(0);
    assertEquals("Ana Muñoz,0042,10,10,final,,10", students.grades().get(1));
  }

  @Test
  void aBulkDownloadIsTakenAsItComes() throws IOException {
    String right = Files.readString(students.rightStudent("x").resolve("basics-01.py"));
    zip(folder.resolve("all.zip"), "assignment_9_export/submission_42/basics-01.py", right);
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("all.zip"))) {
      Files.writeString(
          zip.getPath("assignment_9_export/submission_metadata.yml"),
          "submission_42:\n  :submitters:\n  - :name: Ana\n");
    }
    String[] words = {"grade", "all.zip", "--out", "out", "--exercise", "basics-01"};
    assertTrue(students.run(0, words).startsWith("1 submissions, 1 to grade\n"));
    assertEquals("Ana,,10,10,final,,10", students.grades().get(1));
    assertTrue(students.run(0, words).startsWith("1 submissions, 0 to grade\n"));
    Files.writeString(folder.resolve("no.zip"), "nothing");
    words[1] = "no.zip";
    assertTrue(students.run(1, words).contains("no.zip is no zip: "));
  }

  @Test
  void refusesToGradeWhereNothingCanBeShutIn() throws IOException {
    students.rightStudent("ana");
    try (Child lab =
        students.after("export PATH=/nowhere", "grade", "in", "--exercise", "basics-01")) {
      String said = ClassUnderTest.end(lab, 1);
      assertTrue(said.contains("bubblewrap is not installed: 'apt install bubblewrap'"), said);
      assertTrue(said.contains("hint: --unprotected grades all the same"), said);
    }
    assertEquals(List.of(), students.results());
  }

  @Test
  void oneSubmissionIsOneCommand() throws IOException {
    students.rightStudent("ana");
    String[] words = {"grade-one", "in/ana", "ana.json", "--exercise", "basics-01", "--seed", "7"};
    assertTrue(students.run(0, words).startsWith("ana: 10 of 10 points"));
    String first = Files.readString(folder.resolve("ana.json"));
    assertEquals("ana: graded already\n", students.run(0, words));
    assertEquals(first, Files.readString(folder.resolve("ana.json")));
  }

  @Test
  void hasASentenceForEachMistake() throws IOException {
    assertTrue(students.run(1, "grade", "nowhere").contains("there is no folder nowhere\n"));
    assertTrue(students.grade(1).contains("there is no submission in in\n"));
    students.rightStudent("ana");
    assertTrue(students.grade(2, "--jobs", "0").contains("--jobs 0 is below 1\n"));
    assertTrue(students.grade(2, "--exercise", "echo").contains("there is no exercise 'echo'\n"));
    assertTrue(students.grade(2, "--weigh", "basics-01=-1").contains(" is below 0\n"));
    assertTrue(students.grade(1, "--moodle").contains("no submission bears a number of Moodle's"));
    String similar = students.grade(1, "--similar", "jplag.jar");
    assertTrue(similar.contains("there is no jplag.jar\nhint: download jplag-"), similar);
    Path odd = Files.createDirectory(folder.resolve("in/a\u001bb"));
    assertTrue(students.grade(1).contains("the name of a_b has a control character\n"));
    Files.delete(odd);
    zip(folder.resolve("in/ana.zip"), "basics-01.py", WRONG);
    assertTrue(students.grade(1).contains("two submissions are called ana\n"));
  }

  @Test
  void oneGraderAtATimeWritesTheMarks() throws IOException {
    students.student("ana", "import time; time.sleep(1000)\n");
    try (Child lab = students.start("grade", "in", "--out", "out", "--exercise", "basics-01")) {
      lab.line();
      assertTrue(students.grade(1).contains("somebody else is grading into out\n"));
      lab.terminate();
      assertEquals(143, lab.exit());
    }
    assertEquals(List.of(), students.left());
  }

  @Test
  void aFullDiskIsSaidAndTheNextRunGoesOn() throws IOException {
    for (int i = 0; i < 5; i++) {
      students.student("s" + i, "print('x' * 100)\n" + "#".repeat(100));
    }
    String full =
        "mkdir -p out && exec bwrap --unshare-user --uid 0 --bind / / --dev-bind /dev /dev"
            + " --size 40960 --tmpfs \"$PWD/out\" --chdir \"$PWD\" \"$@\"";
    String[] words = {"grade", "in", "--out", "out", "--exercise", "basics-01", "--unprotected"};
    try (Child lab = students.after(full, words)) {
      String said = ClassUnderTest.end(lab, 1);
      assertTrue(said.contains("No space left on device"), said);
    }
    assertEquals(List.of(), students.results());
    assertTrue(students.grade(0).startsWith("5 submissions, 5 to grade\n"));
  }

  static void zip(Path file, String name, String text) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }
}
