package org.socketlab.tool;

import java.util.List;
import java.util.Locale;
import org.socketlab.course.Exercise;

/** The language of a student's programs. */
public enum Language {
  PYTHON("python3 ./{program}.py"),
  JAVA("java"),
  OTHER("./{program}");

  private final String command;

  Language(String command) {
    this.command = command;
  }

  /** The command that starts a program, unless lab.properties names another. */
  public String command() {
    return command;
  }

  /** The text of a new lab.properties. */
  public String properties() {
    String how =
        this == JAVA
            ? "# lab compiles and starts Java programs by itself.\n"
            : "# How a program is started; {program} is its exercise's name.\ncommand = %s\n"
                .formatted(command);
    return "language = %s\n%s".formatted(word(), how);
  }

  /** The name as a user writes it: {@code python}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The file that holds an exercise's program: {@code echo-client.py}, {@code EchoClient.java}. */
  public String file(Exercise exercise) {
    return switch (this) {
      case PYTHON -> exercise.name() + ".py";
      case JAVA -> mainClass(exercise) + ".java";
      case OTHER -> exercise.name();
    };
  }

  /** The beginning of a comment. */
  public String comment() {
    return this == PYTHON ? "#" : "//";
  }

  /** The beginning of a mark, with a space as the Java formatter wants. */
  public String mark() {
    return this == PYTHON ? "#" : "// ";
  }

  /** The statement that ends a hand-out where a student has to go on. */
  public String todo(Exercise exercise, String what) {
    return this == PYTHON
        ? "sys.exit(\"%s: %s\")".formatted(exercise.name(), what)
        : "throw new IOException(\"%s\");".formatted(what);
  }

  /** {@code EchoClient} for echo-client. */
  public static String mainClass(Exercise exercise) {
    StringBuilder camel = new StringBuilder();
    for (String part : exercise.name().split("-")) {
      camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return camel.toString();
  }

  /** The languages with hand-outs. */
  public static List<Language> ofHandouts() {
    return List.of(PYTHON, JAVA);
  }
}
