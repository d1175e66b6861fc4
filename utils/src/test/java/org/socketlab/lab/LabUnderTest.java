package org.socketlab.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.socketlab.testing.Child;
import org.socketlab.testing.Command;
import org.socketlab.testing.Settings;

/** A student's folder, and lab's commands in it, each in its own process, as with bin/lab. */
final class LabUnderTest {
  private final Path folder;

  /** In that folder, which is empty or has a lab. */
  LabUnderTest(Path folder) {
    this.folder = folder;
  }

  /** Starts a command. */
  Child start(String... words) throws IOException {
    return Child.ofMain(shell("exec \"$@\""), LabMain.class, words);
  }

  /** The same, at a terminal of its own. */
  Child atTerminal(String... words) throws IOException {
    return Child.ofMain(
        shell("exec script -qefc \"$(printf '%q ' \"$@\")\" /dev/null"), LabMain.class, words);
  }

  /** The same, after another shell command. */
  Child after(String first, String... words) throws IOException {
    return Child.ofMain(shell(first + "; exec \"$@\""), LabMain.class, words);
  }

  private String shell(String line) {
    Path root = Settings.ofSystem().root().toAbsolutePath();
    return "cd %s && export SOCKETLAB_ROOT=%s && %s"
        .formatted(Command.quoted(folder.toString()), Command.quoted(root.toString()), line);
  }

  /** Runs a command to its end, and returns what it printed. */
  String run(int status, String... words) throws IOException {
    try (Child lab = start(words)) {
      lab.expectExit(status);
      lab.expectNoStackTrace();
      return new String(lab.stdout(), StandardCharsets.UTF_8) + lab.stderr();
    }
  }

  /** A file of the folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Saves a program, as an editor does. */
  void save(String name, String text) throws IOException {
    Files.writeString(file(name), text);
    file(name).toFile().setExecutable(true);
  }

  /** For programs that are shell scripts. */
  static LabUnderTest ofScripts(Path folder) throws IOException {
    LabUnderTest lab = new LabUnderTest(folder);
    Files.writeString(
        folder.resolve("lab.properties"), "language = other\ncommand = sh ./{program}\n");
    return lab;
  }
}
