package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.socketlab.cli.Failure;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.tool.Handout;
import org.socketlab.tool.Language;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab start [--lang LANGUAGE] [FOLDER]}. */
final class StartCommand extends LabCommand {
  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      description = "python, java, or other: then only the exercises' pages (default: python).")
  private Language language;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder (default: " + Workbook.USUAL + ").")
  private Path folder;

  private int written;

  StartCommand() {
    super("lab start", "Writes a folder with a program to complete for each exercise.");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    Path asked = folder == null ? Path.of(Workbook.USUAL) : folder;
    Path there = asked.toAbsolutePath().normalize();
    if (Files.exists(there) && !Files.isDirectory(there)) {
      throw Failure.of(asked + " is a file, and no folder");
    }
    Files.createDirectories(there);
    Workbook workbook = begin(there);
    for (Exercise exercise : Course.exercises()) {
      write(workbook, exercise);
    }
    writeScript(workbook);
    out.printf(written == 0 ? "%s has all there is%n" : "%s: %d new files%n", asked, written);
    out.printf("next: cd %s; ./lab%n", asked);
  }

  /** Keeps an earlier start's choice of language. */
  private Workbook begin(Path there) throws IOException {
    Path properties = there.resolve(Workbook.PROPERTIES);
    if (Files.exists(properties)) {
      Workbook workbook = Workbook.at(there);
      if (language != null && language != workbook.language()) {
        throw Failure.of("%s is for programs in %s".formatted(there, workbook.language().word()))
            .hint("lab start --lang " + language.word() + " FOLDER makes another one");
      }
      return workbook;
    }
    Language chosen = language == null ? Language.PYTHON : language;
    write(properties, chosen.properties());
    return Workbook.at(there);
  }

  private void write(Workbook workbook, Exercise exercise) throws IOException {
    Optional<Handout> handout = Handout.of(workbook.root(), exercise, workbook.language());
    if (handout.isPresent()) {
      write(workbook.program(exercise), handout.get().cut());
    } else {
      write(workbook.folder().resolve(exercise.name() + ".md"), page(workbook, exercise));
    }
  }

  private static String page(Workbook workbook, Exercise exercise) throws IOException {
    return """
        # %1$s

        Write a program that is started as `%2$s`. `./lab check %1$s` tells what is still wrong.
        What it does to the letter is in CONTRACT.md of the course.

        %3$s"""
        .formatted(
            exercise.name(),
            workbook.command().replace("{program}", exercise.name()),
            Lesson.of(workbook.root(), exercise));
  }

  private void writeScript(Workbook workbook) throws IOException {
    Path script = workbook.folder().resolve("lab");
    String course = workbook.root().resolve("bin/lab").toString().replace("'", "'\\''");
    write(
        script,
        """
        #!/bin/sh
        # The course's lab, for this folder. After a move of either one: delete this file, and lab start again.
        SOCKETLAB_FOLDER=$(dirname "$(readlink -f "$0")")
        export SOCKETLAB_FOLDER
        exec '%s' "$@"
        """
            .formatted(course));
    if (!script.toFile().setExecutable(true)) {
      throw Failure.of("cannot make " + script + " a command");
    }
  }

  private void write(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, text);
      written++;
    }
  }
}
