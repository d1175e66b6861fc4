package org.socketlab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.course.Course;
import org.socketlab.testing.Child;
import org.socketlab.testing.Command;

/** lab's commands, as a student types them. */
final class LabTest {
  /** Says nothing that basics-01 should. */
  private static final String WRONG = "echo hello\n";

  private static final String RIGHT =
      "exec " + Command.line(Command.java("org.socketlab.utils.Main")) + " basics-01 \"$@\"\n";

  @TempDir private Path folder;

  @Test
  void tellsTheFirstFailuresStoryAndKeepsThePoints() throws IOException {
    LabUnderTest lab = LabUnderTest.ofScripts(folder);
    lab.save("basics-01", WRONG);
    String said = lab.run(1, "check", "basics-01");
    assertTrue(said.startsWith("checking basics-01 ...\n\nbasics-01: "), said);
    assertTrue(said.contains("stdout | hello"), said);
    assertTrue(said.contains("  Again   lab check basics-01 "), said);
    assertTrue(said.contains("these fail, too: "), said);
    assertTrue(said.contains("\nbasics-01 0/10 points\n"), said);
    assertTrue(said.endsWith("hint: lab hint\n"), said);
    assertTrue(progress(lab).contains("basics-01 0/10 points, fails at nameAndAddress"));
    String where = lab.run(0);
    assertTrue(where.contains("basics-01: 0 of 10 points, fails at nameAndAddress"), where);
  }

  @Test
  void givesAllPointsToARightProgram() throws IOException {
    LabUnderTest lab = LabUnderTest.ofScripts(folder);
    lab.save("basics-01", RIGHT);
    String said = lab.run(0, "check", "basics-01");
    assertEquals("checking basics-01 ...\nbasics-01 10/10 points\nnext: basics-02\n", said);
    assertTrue(lab.run(0, "status").contains("  basics-01   10/10  done\n"));
    assertTrue(lab.run(0, "check", "basics-01", "commonOptions").contains("passes commonOptions"));
  }

  @Test
  void countsNothingThatNoCheckHasSeen() throws IOException {
    LabUnderTest lab = LabUnderTest.ofScripts(folder);
    Files.writeString(
        lab.file("lab.properties"), "language=other\ncommand = no-such-thing {program}\n");
    lab.save("basics-01", RIGHT);
    String said = lab.run(1, "check", "basics-01");
    assertTrue(said.contains("there is no no-such-thing on the PATH"), said);
    assertFalse(Files.exists(lab.file("progress.txt")));
  }

  @Test
  void hasASentenceForEachMistake() throws IOException {
    LabUnderTest lab = LabUnderTest.ofScripts(folder);
    assertEquals(
        "lab check: there is no exercise 'basic-01'\n"
            + "hint: did you mean basics-01? lab status lists them all\n",
        lab.run(2, "check", "basic-01"));
    assertTrue(lab.run(2, "chek").contains("did you mean check?"));
    assertTrue(lab.run(1, "check", "basics-01").contains("there is no basics-01 in " + folder));
    assertTrue(lab.run(2, "check", "basics-01", "name").contains("it has nameAndAddress, "));
    assertTrue(lab.run(2, "reset", "basics-01").contains("there are no hand-outs"));
    assertTrue(lab.run(1, "diff", "basics-01").contains("there is no basics-01 in "));
    assertTrue(lab.run(2, "run").contains("Missing required parameter"));
    Files.writeString(lab.file("lab.properties"), "language = cobol\n");
    assertTrue(lab.run(1, "status").contains("no language of ours: 'cobol'"));
    Files.delete(lab.file("lab.properties"));
    assertTrue(lab.run(1, "status").contains("there is no lab in " + folder));
  }

  @Test
  void neverOverwritesWhatIsAStudents() throws IOException {
    LabUnderTest lab = new LabUnderTest(folder);
    int files = Course.exercises().size() + 2; // and lab.properties, and the script
    assertTrue(lab.run(0, "start", "--lang", "other", ".").contains(files + " new files"));
    Files.writeString(lab.file("basics-01.md"), "mine\n");
    Files.delete(lab.file("echo-client.md"));
    assertTrue(lab.run(0, "start", ".").contains("1 new files"));
    assertEquals("mine\n", Files.readString(lab.file("basics-01.md")));
    assertTrue(Files.readString(lab.file("echo-client.md")).contains("## echo-client"));
    String other = lab.run(1, "start", "--lang", "java", ".");
    assertTrue(other.contains("is for programs in other"), other);
  }

  @Test
  void runsAProgramAndGivesItsWords() throws IOException {
    LabUnderTest lab = LabUnderTest.ofScripts(folder);
    lab.save("basics-01", "echo \"$# $*\"; exit $1\n");
    assertEquals("3 0 --help -V\n", lab.run(0, "run", "basics-01", "0", "--help", "-V"));
    assertEquals(
        "1 3\nlab run: basics-01 ended with status 3\n", lab.run(1, "run", "basics-01", "3"));
  }

  @Test
  void saysThatAFolderCannotBeWrittenTo() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    LabUnderTest lab = new LabUnderTest(folder);
    assertEquals("lab start: file is a file, and no folder\n", lab.run(1, "start", "file"));
    // Even an administrator can't write there.
    String said = lab.run(1, "start", "/proc/my-lab");
    assertTrue(said.startsWith("lab start: cannot write"), said);
  }

  @Test
  void givesHintsOneByOneAndRemembersHowMany() throws IOException {
    LabUnderTest lab = new LabUnderTest(folder);
    lab.run(0, "start", ".");
    assertTrue(lab.run(0, "hint").startsWith("basics-01: hint 1 of 3\n"));
    assertTrue(progress(lab).contains("basics-01 0/10 points, 1 hint\n"), progress(lab));
    String rest = lab.run(0, "hint", "--all", "basics-01");
    assertTrue(rest.contains("hint 2 of 3\n") && rest.contains("hint 3 of 3\n"), rest);
    assertTrue(lab.run(1, "hint").contains("all 3 hints for basics-01 are given"));
    lab.run(1, "check", "basics-01");
    assertTrue(lab.run(0, "hint").startsWith("basics-01, nameAndAddress: hint 1 of 3\n"));
  }

  @Test
  void waitsForAnotherTerminalThatKeepsItsProgress() throws IOException {
    LabUnderTest lab = new LabUnderTest(folder);
    lab.run(0, "start", ".");
    Path lock = lab.file(".progress.lock");
    try (FileChannel other =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Child hint = lab.start("hint", "basics-01")) {
      FileLock held = other.lock();
      assertFalse(hint.hasEnded(1500), "it has not waited");
      held.release();
      hint.expectExit(0);
    }
    assertTrue(progress(lab).contains("1 hint"), progress(lab));
  }

  @Test
  void saysWhatCouldNotBeCarriedOut() throws IOException {
    LabUnderTest lab = LabUnderTest.ofScripts(folder);
    Files.writeString(
        lab.file("lab.properties"), "language=other\ncommand=/no/such/python {program}\n");
    String said = lab.run(1, "check", "basics-01");
    assertTrue(said.contains("could not be carried out here: nameAndAddress: "), said);
    assertTrue(said.contains("basics-01 0/10 points"), said);
  }

  @Test
  void resetsAProgramAndKeepsTheOldOne() throws IOException {
    LabUnderTest lab = new LabUnderTest(folder);
    lab.run(0, "start", ".");
    String handout = Files.readString(lab.file("basics-01.py"));
    lab.save("basics-01.py", "mine\n");
    assertEquals(
        "your program is now basics-01.py.old-1\nbasics-01.py is as it was handed out\n",
        lab.run(0, "reset", "basics-01"));
    assertEquals(handout, Files.readString(lab.file("basics-01.py")));
    assertEquals("mine\n", Files.readString(lab.file("basics-01.py.old-1")));
    lab.run(0, "reset", "basics-01");
    assertTrue(Files.exists(lab.file("basics-01.py.old-2")));
  }

  @Test
  void showsOursBesideYoursWhenYoursIsDone() throws IOException {
    LabUnderTest lab = new LabUnderTest(folder);
    lab.run(0, "start", ".");
    assertTrue(lab.run(1, "diff", "basics-01").contains("has not all points yet"));
    assertTrue(lab.run(0, "diff", "--spoil", "basics-01").contains("+    name = "));
    assertTrue(lab.run(1, "diff", "--spoil", "wiretap").contains("the course's own is in utils"));
  }

  @Test
  void compilesJavaAndTellsWhereItDoesNotCompile() throws IOException {
    LabUnderTest lab = new LabUnderTest(folder);
    lab.run(0, "start", "--lang", "java", ".");
    assertTrue(lab.run(1, "check", "basics-01").contains("stderr | basics-01: TODO 1: "));
    lab.save("Basics01.java", "public class Basics01 { nonsense }\n");
    String said = lab.run(1, "check", "Basics01.java");
    assertTrue(said.contains("lab check: Basics01.java does not compile:"), said);
    assertTrue(said.contains("Basics01.java:1: error"), said);
  }

  @Test
  void drawsWhatAProgramInAnyLanguageSays() throws IOException {
    LabUnderTest lab = LabUnderTest.ofScripts(folder);
    Files.writeString(lab.file("lab.properties"), "language=other\ncommand=bash ./{program}\n");
    lab.save("echo-client", "exec 3<>/dev/tcp/$2/$4; echo Hi $5 >&3; cat <&3\n");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Child run =
            lab.start(
                "run", "echo-client", "--port", "" + server.getLocalPort(), "--trace", "Ana");
        Socket client = server.accept()) {
      client.getOutputStream().write(client.getInputStream().readNBytes(7));
      client.shutdownOutput();
      run.expectRest("Hi Ana\n");
      run.expectExit(0);
      String ladder = run.stderr();
      assertTrue(ladder.contains("|-- 7 B  Hi Ana\\n --"), ladder);
      assertTrue(ladder.contains("-- 7 B  Hi Ana\\n |"), ladder);
    }
    assertTrue(
        lab.run(1, "run", "basics-01").contains("there is no basics-01"), "what is not there");
  }

  @Test
  void checksWhatIsSavedAndEndsWhatIsUnderWay() throws Exception {
    LabUnderTest lab = LabUnderTest.ofScripts(folder);
    lab.save("basics-01", "echo $$ >" + folder + "/pid; sleep 1000\n");
    try (Child watch = lab.atTerminal("watch", "basics-01")) {
      watch.expectLine("watching " + folder.resolve("basics-01") + "; Ctrl-C ends it");
      watch.expectLine("checking basics-01 ...");
      awaitFile("pid");
      ProcessHandle hanging = process("pid");
      lab.save("basics-01", RIGHT);
      watch.expectLine("");
      watch.expectLine("checking basics-01 ...");
      hanging.onExit().get(10, TimeUnit.SECONDS);
      watch.expectLine("\033[32mbasics-01 10/10 points\033[0m");
      lab.save("basics-01", WRONG);
      watch.expectLine("");
      watch.expectLine("checking basics-01 ...");
      watch.interrupt();
      watch.expectStopped();
    }
  }

  @Test
  void leavesNoProgramBehindThoughItIsKilled() throws Exception {
    LabUnderTest lab = LabUnderTest.ofScripts(folder);
    // The program has left its parent, and does not notice the parent's end.
    lab.save("basics-01", "setsid sh -c 'echo $$ >" + folder + "/pid; exec sleep 1000' &\nwait\n");
    try (Child check = lab.start("check", "basics-01")) {
      awaitFile("pid");
      ProcessHandle orphan = process("pid");
      ProcessHandle.of(check.pid()).get().destroyForcibly();
      orphan.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  private ProcessHandle process(String file) throws IOException {
    long pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  private void awaitFile(String name) {
    Path file = folder.resolve(name);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!Files.exists(file) || file.toFile().length() == 0) {
      assertTrue(System.nanoTime() < deadline, "no " + name);
      Thread.onSpinWait();
    }
  }

  private static String progress(LabUnderTest lab) throws IOException {
    return Files.readString(lab.file("progress.txt"));
  }
}
