package org.socketlab.testing.lesson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Family;
import org.socketlab.testing.Settings;
import org.socketlab.testing.Story;

/** Runs the transcripts of a README as a reader would, so that the README keeps its promises. */
public final class Transcripts {
  private final Path root = Settings.ofSystem().root();

  private Transcripts() {}

  /** A test for each {@code console} block of a page, named by its path from the course's root. */
  public static Stream<DynamicTest> of(String file) throws IOException {
    Transcripts transcripts = new Transcripts();
    List<Transcript> found = Transcript.of(file, Files.readString(transcripts.root.resolve(file)));
    assertFalse(found.isEmpty(), "no transcript in " + file);
    return found.stream()
        .map(one -> DynamicTest.dynamicTest(one.title(), () -> transcripts.run(one)));
  }

  /** Pictures are compared after all commands: a stopped program draws late. */
  private void run(Transcript written) throws IOException {
    Story story = new Story();
    List<Child> servers = new ArrayList<>();
    Path folder = Files.createTempDirectory("transcript-").resolve("my-lab");
    Pictures pictures = new Pictures(root, folder.getParent());
    try {
      for (Transcript.Step step : written.onPorts(Transcripts::freePort).in(folder).steps()) {
        story.step("$", step.command());
        Optional<GradingCommand> grading = GradingCommand.of(step.command());
        if (grading.isPresent()) {
          compare(step, grading.get().stories(), story);
        } else if (step.inBackground()) {
          String command = step.command().substring(0, step.command().length() - 2);
          Child server = start(pictures.elsewhere(command), story);
          servers.add(server);
          step.output().forEach(line -> server.expectLine(Transcript.line(line), line));
        } else if (step.killed() > 0) {
          Child server = servers.get(step.killed() - 1);
          server.terminate();
          expect(step, server, story);
        } else {
          expect(step, start(pictures.elsewhere(step.command()), story), story);
        }
      }
      pictures.compare();
    } catch (CheckFailed e) {
      fail(written.title() + ": " + e.getMessage() + "\n" + story.text());
    } finally {
      servers.forEach(Child::close);
      delete(folder.getParent());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static void expect(Transcript.Step step, Child command, Story story) {
    try (command) {
      compare(step, new String(command.rest(60), StandardCharsets.UTF_8), story);
    }
  }

  private static void compare(Transcript.Step step, String output, Story story) {
    String printed = output.isEmpty() || output.endsWith("\n") ? output : output + "\n";
    if (!Transcript.pattern(step.output()).matcher(printed).matches()) {
      story.step("wrote", "\n" + printed);
      throw new CheckFailed(
          "what it printed is not what the page says:\n" + String.join("\n", step.output()));
    }
  }

  private Child start(String command, Story story) throws IOException {
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", command)
            .directory(root.toFile())
            .redirectErrorStream(true);
    bash.environment().put("SOCKETLAB_BUILD", "never"); // this is the build
    bash.environment().put("LC_ALL", "C.UTF-8");
    Family family = Family.start(bash);
    family.process().getOutputStream().close(); // nobody types
    return new Child(family, story);
  }

  private static int freePort() {
    try (Door door = new Door(new Story(), Optional::empty)) {
      return Integer.parseInt(door.port());
    }
  }
}
