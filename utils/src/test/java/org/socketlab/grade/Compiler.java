package org.socketlab.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.socketlab.course.Exercise;
import org.socketlab.sandbox.CheckSandbox;
import org.socketlab.sandbox.LongLived;
import org.socketlab.sandbox.ProgramSandbox;
import org.socketlab.sandbox.StagedFolder;
import org.socketlab.sandbox.Temporary;
import org.socketlab.tool.Language;

/**
 * Compiles a submission's Java files: in a sandbox, since a source file can keep a compiler busy,
 * too.
 */
final class Compiler {
  private static final String JAVAC =
      Path.of(System.getProperty("java.home"), "bin", "javac").toString();

  private static final int PATIENCE = 60; // s
  private static final int MOST_WORDS = 4000;

  private final boolean isProtected;

  Compiler(boolean isProtected) {
    this.isProtected = isProtected;
  }

  /**
   * Compiles each exercise's file into a folder of its name.
   *
   * @return the compiler's messages for files that do not compile
   */
  Map<Exercise, String> compile(Path folder, List<Exercise> exercises, Path classes)
      throws IOException {
    Map<Exercise, String> failures = new LinkedHashMap<>();
    for (Exercise exercise : exercises) {
      Path into = StagedFolder.open(classes.resolve(exercise.name()));
      String said = compile(folder, folder.resolve(Language.JAVA.file(exercise)), into);
      if (!said.isEmpty()) {
        failures.put(exercise, said);
      }
    }
    return failures;
  }

  private String compile(Path folder, Path source, Path into) throws IOException {
    // Whoever runs the classes is another user than who compiles them, whatever the grader's umask.
    List<String> words = new ArrayList<>(List.of("sh", "-c", "umask 022; exec \"$@\"", "sh"));
    words.addAll(List.of(JAVAC, "-J-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("-J-Xmx512m", "-proc:none", "-encoding", "UTF-8", "-nowarn"));
    words.addAll(List.of("-d", into.toString(), source.toString()));
    Path scratch = null;
    if (isProtected) {
      List<Path> jdk = List.of(Path.of(System.getProperty("java.home")));
      ProgramSandbox sandbox = new ProgramSandbox(folder, folder, jdk, ProgramSandbox.USERS);
      sandbox.give(into);
      scratch = Temporary.folder("lab-scratch-");
      words = sandbox.around(words, into, Map.of(), false);
      words = CheckSandbox.around(words, scratch, List.of(into));
    }
    try {
      return said(words, source);
    } finally {
      if (scratch != null) {
        Temporary.delete(scratch);
      }
    }
  }

  private static String said(List<String> words, Path source) throws IOException {
    Path file = Files.createTempFile("lab-compiler-", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(Map.of("PATH", ProgramSandbox.PATH, "LC_ALL", "C.UTF-8"));
      Process javac = LongLived.start(builder.redirectOutput(file.toFile()));
      if (!javac.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        javac.destroyForcibly();
        return source.getFileName() + " does not compile within " + PATIENCE + " s";
      }
      String said = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      String shown = said.length() > MOST_WORDS ? said.substring(0, MOST_WORDS) + " ..." : said;
      return javac.exitValue() == 0
          ? ""
          : source.getFileName()
              + " does not compile:\n"
              + shown.replace(source.getParent() + "/", "").strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + source.getFileName() + " compiled", e);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
