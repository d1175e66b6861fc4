package org.socketlab.grade;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.socketlab.testing.Command;
import org.socketlab.tool.CourseFolder;
import org.socketlab.tool.ToolCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab gradescope}: the zip that makes Gradescope grade the course's exercises. */
public final class GradescopeCommand extends ToolCommand {
  /** Gradescope runs this script once, as root, in a fresh Ubuntu or Debian. */
  private static final String SET_UP =
      """
      #!/bin/sh
      set -e
      export DEBIAN_FRONTEND=noninteractive
      apt-get update -qq
      apt-get install -y -qq --no-install-recommends openjdk-17-jdk-headless python3 bubblewrap netbase
      [ -e /etc/hosts ] || printf '127.0.0.1 localhost\\n::1 localhost\\n' >/etc/hosts
      chmod +x /autograder/source/bin/lab
      """;

  /**
   * Gradescope runs this script for each submission, in a container of its own. If that container
   * forbids namespaces, the programs run unprotected, and the results say so.
   */
  private static final String RUN =
      """
      #!/bin/sh
      export SOCKETLAB_BUILD=never
      grade() {
        /autograder/source/bin/lab grade-one /autograder/submission /autograder/results/results.json \\
          --again --student submission %s "$@"
      }
      grade || grade --unprotected
      """;

  @Option(
      names = "--out",
      paramLabel = "ZIP",
      description = "The file to write (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("autograder.zip");

  @Mixin private GradingOptions options;

  public GradescopeCommand() {
    super("lab gradescope", "Writes the zip for Gradescope's autograder.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    options.exercises();
    options.weights();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream zipped = Files.newOutputStream(fresh);
        ZipOutputStream zip = new ZipOutputStream(zipped)) {
      put(zip, "setup.sh", SET_UP);
      put(zip, "run_autograder", RUN.formatted(Command.line(options.words())));
      for (Path one : CourseFiles.paths()) {
        zip.putNextEntry(new ZipEntry(one.toString()));
        Files.copy(CourseFolder.path().resolve(one), zip);
        zip.closeEntry();
      }
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    out.printf(
        "%s: %d MiB, for Gradescope's 'Configure Autograder'%n", file, Files.size(file) >> 20);
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
