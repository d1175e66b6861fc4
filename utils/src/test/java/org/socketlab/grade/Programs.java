package org.socketlab.grade;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Command;
import org.socketlab.tool.Language;

/** How to start a submission's programs, in any language. */
final class Programs {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Path folder;
  private final Path classes;
  private final String own;
  private final Map<Exercise, String> uncompiled = new LinkedHashMap<>();

  /** Compiles what is written in Java. */
  Programs(Staging staging, List<Exercise> exercises, Compiler compiler) throws IOException {
    this.folder = staging.folder();
    this.classes = staging.made("classes");
    this.own = ownCommand();
    List<Exercise> inJava = exercises.stream().filter(one -> is(one, Language.JAVA)).toList();
    uncompiled.putAll(compiler.compile(folder, inJava, classes));
  }

  /** The command that starts a program, as {@code lab.command}; empty if there is no program. */
  Optional<String> command(Exercise exercise) {
    if (is(exercise, Language.PYTHON)) {
      return Optional.of(Language.PYTHON.command());
    }
    if (is(exercise, Language.JAVA)) {
      List<String> words = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1"));
      words.addAll(List.of("-XX:-UsePerfData", "-Xmx1g", "-cp"));
      words.add(classes.resolve(exercise.name()).toString());
      words.add(Language.mainClass(exercise));
      return Optional.of(Command.line(words));
    }
    if (is(exercise, Language.OTHER)) {
      return Optional.of(Language.OTHER.command());
    }
    return Optional.of(own).filter(command -> !command.isEmpty());
  }

  /** Why a program can't be run at all: it is missing, or does not compile. */
  Optional<String> missing(Exercise exercise) {
    if (uncompiled.containsKey(exercise)) {
      return Optional.of(uncompiled.get(exercise));
    }
    return command(exercise).isPresent()
        ? Optional.empty()
        : Optional.of(
            "there is no %s in the submission, nor %s, nor a command in lab.properties"
                .formatted(Language.PYTHON.file(exercise), Language.JAVA.file(exercise)));
  }

  /** The classes that the programs need beside the submission. */
  Path classes() {
    return classes;
  }

  private boolean is(Exercise exercise, Language language) {
    return Files.isRegularFile(folder.resolve(language.file(exercise)));
  }

  /**
   * The command in lab.properties, if it is one for programs in a language of the student's own.
   */
  private String ownCommand() throws IOException {
    Path file = folder.resolve("lab.properties");
    if (!Files.isRegularFile(file)) {
      return "";
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      return ""; // a broken file names no command
    }
    boolean isOther = properties.getProperty("language", "").strip().equals("other");
    return isOther ? properties.getProperty("command", "").strip() : "";
  }
}
