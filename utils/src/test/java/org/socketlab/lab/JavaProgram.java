package org.socketlab.lab;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.socketlab.cli.Failure;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Command;
import org.socketlab.tool.Language;

/**
 * A student's program in Java: one file, compiled in this process, into {@code .lab/classes} of the
 * student's folder, when it has changed.
 */
final class JavaProgram {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private final Path source;
  private final Path classes;
  private final String mainClass;

  JavaProgram(Workbook workbook, Exercise exercise) {
    this.source = workbook.program(exercise);
    this.classes = workbook.folder().resolve(".lab/classes").resolve(exercise.name());
    this.mainClass = Language.mainClass(exercise);
  }

  /**
   * Compiles the program, unless its classes are up to date.
   *
   * @return the command that starts it
   * @throws Failure with the compiler's words, if it does not compile
   */
  String compiled() throws IOException {
    String text = Files.readString(source);
    Path compiled = classes.resolve("compiled.java"); // what the classes were made of
    if (!Files.exists(compiled) || !Files.readString(compiled).equals(text)) {
      Files.createDirectories(classes);
      Files.deleteIfExists(compiled);
      compile();
      Files.writeString(compiled, text);
    }
    return Command.line(
        List.of(
            JAVA,
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-cp",
            classes.toString(),
            mainClass));
  }

  private void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw Failure.of("this Java has no compiler").hint("set JAVA_HOME to a JDK 17 or later");
    }
    StringWriter said = new StringWriter();
    List<String> options = List.of("-d", classes.toString(), "-proc:none", "-encoding", "UTF-8");
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      boolean done =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      if (!done) {
        throw Failure.of(source.getFileName() + " does not compile:\n" + said.toString().strip());
      }
    }
  }
}
