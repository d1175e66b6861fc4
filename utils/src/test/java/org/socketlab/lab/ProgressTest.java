package org.socketlab.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;

final class ProgressTest {
  private static final Exercise ECHO = Course.exercise("echo-client");
  private static final Exercise FIRST = Course.exercise("basics-01");

  @TempDir private Path folder;

  private final List<String> notes = new ArrayList<>();

  private Progress progress() {
    return new Progress(folder, notes::add);
  }

  @Test
  void isReadBackAsItWasWritten() throws IOException {
    progress().change(ECHO, old -> old.after(12, 35, "large").withHints(1));
    progress().change(FIRST, old -> old.after(10, 10, ""));
    assertEquals(new Standing("echo-client", 12, 35, "large", 1), progress().of(ECHO));
    assertTrue(progress().of(FIRST).isDone());
    assertEquals(
        List.of("basics-01 10/10 points", "echo-client 12/35 points, fails at large, 1 hint"),
        Files.readAllLines(folder.resolve("progress.txt")).subList(1, 3));
  }

  @Test
  void knowsNothingOfWhatWasNeverChecked() throws IOException {
    assertEquals(Standing.none("echo-client", 35), progress().of(ECHO));
  }

  @Test
  void countsHintsAnewForAnotherFailure() throws IOException {
    progress().change(ECHO, old -> old.after(12, 35, "large").withHints(2));
    progress().change(ECHO, old -> old.after(12, 35, "large"));
    assertEquals(2, progress().of(ECHO).hints());
    progress().change(ECHO, old -> old.after(15, 35, "silentServer"));
    assertEquals(0, progress().of(ECHO).hints());
  }

  /** Each change is read, made and written under a lock, so that none undoes another. */
  @Test
  void isMergedWhereTwoWriteAtOnce() throws Exception {
    List<Thread> writers = new ArrayList<>();
    for (Exercise exercise : Course.exercises()) {
      Thread writer =
          new Thread(
              () -> {
                try {
                  progress().change(exercise, old -> old.after(1, exercise.points(), "some"));
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      writers.add(writer);
      writer.start();
    }
    for (Thread writer : writers) {
      writer.join();
    }
    for (Exercise exercise : Course.exercises()) {
      assertEquals(1, progress().of(exercise).points(), exercise.name());
    }
  }

  @Test
  void setsABrokenFileAsideWithAWord() throws IOException {
    progress().change(ECHO, old -> old.after(12, 35, "large"));
    byte[] broken = {'e', 'c', 'h', 'o', ' ', (byte) 0xff, 27, '\n'};
    Files.write(folder.resolve("progress.txt"), broken);
    assertEquals(0, progress().of(ECHO).points());
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).contains("progress.txt.broken"), notes.get(0));
    assertEquals(-1, notes.get(0).indexOf('\033'), notes.get(0));
    assertTrue(Files.exists(folder.resolve("progress.txt.broken")));
    progress().change(ECHO, old -> old.after(1, 35, ""));
    Files.write(folder.resolve("progress.txt"), broken);
    progress().of(ECHO);
    assertTrue(Files.exists(folder.resolve("progress.txt.broken-2")), "the first one is kept");
  }
}
