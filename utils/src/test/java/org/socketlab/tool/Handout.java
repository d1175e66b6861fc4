package org.socketlab.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.socketlab.course.Exercise;

/**
 * A program to complete, cut out of a complete program: between the lines {@code #[} and {@code #]}
 * (in Java {@code //[} and {@code //]}) only the comments that begin with TODO are handed out,
 * followed by a statement that says what to do, and ends the program.
 *
 * @param exercise the exercise that the program solves
 * @param language the program's language
 * @param marked the lines of the complete program, marks included
 */
public record Handout(Exercise exercise, Language language, List<String> marked) {

  /** Reads the course's hand-out, if there is one. */
  public static Optional<Handout> of(Path root, Exercise exercise, Language language)
      throws IOException {
    Path file = file(root, exercise, language);
    return Files.exists(file)
        ? Optional.of(new Handout(exercise, language, Files.readAllLines(file)))
        : Optional.empty();
  }

  private static Path file(Path root, Exercise exercise, Language language) {
    return root.resolve(exercise.module())
        .resolve("src/handout")
        .resolve(language.word())
        .resolve(language.file(exercise));
  }

  /** The complete program. */
  public String solution() {
    return text(marked.stream().filter(line -> !opens(line) && !closes(line)).toList());
  }

  /** Whether the program is complete: the largest exercises have only TODOs. */
  public boolean isSolved() {
    return kept().stream().anyMatch(line -> !line.startsWith(language.comment()));
  }

  /** The lines of the complete program that are not handed out, without their indentation. */
  public List<String> kept() {
    List<String> kept = new ArrayList<>();
    List<String> handedOut = cut().lines().map(String::strip).toList();
    solution()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !handedOut.contains(line))
        .forEach(kept::add);
    return kept;
  }

  /** The program to complete. */
  public String cut() {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    boolean inTodo = false;
    StringBuilder todos = new StringBuilder();
    for (String line : marked) {
      String text = line.strip();
      if (opens(line)) {
        inside = true;
        inTodo = false;
        todos.setLength(0);
      } else if (closes(line)) {
        if (todos.length() > 0) { // a region without a TODO is only removed
          lines.add(indentation(line) + language.todo(exercise, firstSentence(todos.toString())));
        }
        inside = false;
      } else if (!inside) {
        lines.add(line);
      } else {
        inTodo =
            text.startsWith(language.comment() + " TODO ")
                || inTodo && text.startsWith(language.comment());
        if (inTodo) {
          lines.add(line);
          todos.append(text.substring(language.comment().length()));
        }
      }
    }
    return text(lines);
  }

  private boolean opens(String line) {
    return line.strip().equals(language.mark() + "[");
  }

  private boolean closes(String line) {
    return line.strip().equals(language.mark() + "]");
  }

  /** {@code TODO 1: Connect to the server}, escaped for a string literal. */
  private static String firstSentence(String text) {
    String sentence = text.strip().split("\\. |\\.$|:$", 2)[0];
    return sentence.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String indentation(String line) {
    return line.substring(0, line.indexOf(line.strip()));
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
