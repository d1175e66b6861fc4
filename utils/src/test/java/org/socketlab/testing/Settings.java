package org.socketlab.testing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.sandbox.ProgramSandbox;

/** What the user and the build told the grader: {@code -Dlab.command=...} and the like. */
public final class Settings {
  /** Chosen once in a process, so that all checks of a run are replayed with one seed. */
  private static final long CHANCE = new Random().nextInt(1_000_000);

  private static final Pattern PROJECT = Pattern.compile("MavenProject: [^:]*:([^:]+):");
  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Function<String, Optional<String>> properties;

  public Settings(Function<String, Optional<String>> properties) {
    this.properties = properties;
  }

  public static Settings ofSystem() {
    return new Settings(name -> Optional.ofNullable(System.getProperty(name)));
  }

  /** The command that starts a student's program, with {@code {program}} in it. */
  public Optional<String> command() {
    return property("lab.command");
  }

  /** The folder with the programs under test, where they are shut in. */
  private Path submission() {
    return property("lab.submission").map(Path::of).orElseGet(this::root);
  }

  /** The copy of it that the programs see. */
  private Path staged() {
    return property("lab.staged").map(Path::of).orElseGet(this::submission);
  }

  /**
   * Whether the graded programs run with all rights of the user, who trusts them or has no sandbox.
   */
  public boolean isUnprotected() {
    return property("lab.unprotected").map(word -> !word.equals("false")).orElse(false);
  }

  /** The sandbox of the program under test, in a worker; empty elsewhere. */
  public Optional<ProgramSandbox> sandbox() {
    return property("lab.sandbox.user")
        .map(Integer::valueOf)
        .map(user -> new ProgramSandbox(submission(), staged(), seen(), user));
  }

  /** Folders of programs that are not among the system's, such as this JDK's. */
  private List<Path> seen() {
    String more = System.getProperty("java.home") + ":" + property("lab.see").orElse("");
    return Arrays.stream(more.split(":")).filter(one -> !one.isEmpty()).map(Path::of).toList();
  }

  /** The course's root folder. */
  public Path root() {
    return Path.of(property("lab.root").orElse("."));
  }

  /** The course's root folder, if this run grades: checks of the checks name none. */
  public Optional<Path> gradedRoot() {
    return property("lab.root").map(Path::of);
  }

  public long seed() {
    return property("lab.seed").map(Settings::number).orElse(CHANCE);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("-Dlab.seed=" + text + " is no whole number", e);
    }
  }

  /** Whether a failed check's traffic is kept beside the marks. */
  public boolean keepsCaptures() {
    return property("lab.captures").map(word -> !word.equals("none")).orElse(true);
  }

  /** The command that repeats a check, if it is not Maven's. */
  public Optional<String> again() {
    return property("lab.again");
  }

  /** The one exercise that was chosen, by its name. */
  public Optional<String> exercise() {
    return property("lab.exercise");
  }

  /** The one check that was chosen, by its method's name. */
  public Optional<String> check() {
    return property("lab.check");
  }

  /**
   * Whether that check is to run, after -Dlab.exercise, -Dlab.check and the modules that were
   * chosen with -pl.
   */
  public boolean selects(Exercise exercise, String check) {
    return exercise().map(exercise.name()::equals).orElse(true)
        && check().map(check::equals).orElse(true)
        && (selected().isEmpty() || selected().contains(exercise.module()));
  }

  /** The exercises that this build grades, in all its modules. */
  public List<Exercise> toGrade() {
    return Course.exercises().stream()
        .filter(exercise -> exercise().map(exercise.name()::equals).orElse(true))
        .filter(exercise -> graded().contains(exercise.module()))
        .toList();
  }

  /** Whether our programs need that jar; true if the build does not say. */
  boolean isForPrograms(String jar) {
    return property("lab.runtime").map(jars -> jars.contains(jar)).orElse(true);
  }

  /** The module that this process tests. */
  public String module() {
    return property("lab.module").orElse("?");
  }

  /**
   * Whether modules that depend on this one are still to come: its failures must not keep them from
   * running.
   */
  public boolean othersDependOnThis() {
    return module().equals("utils") && !isLast();
  }

  /** Whether other modules were chosen, but nothing of this one: with -pl, or as an exercise. */
  public boolean isBuiltAlong() {
    boolean otherModules = !selected().isEmpty() && !selected().contains(module());
    boolean otherExercise =
        exercise().isPresent()
            && Course.of(module()).stream().map(Exercise::name).noneMatch(exercise().get()::equals);
    return otherModules || otherExercise;
  }

  /** Whether this module is the last that the build grades. */
  public boolean isLast() {
    List<String> modules = graded();
    return modules.isEmpty() || modules.get(modules.size() - 1).equals(module());
  }

  /**
   * The modules to grade, in the build's order: the reactor's modules, or only those chosen with
   * -pl.
   */
  private List<String> graded() {
    List<String> reactor = reactor();
    return selected().isEmpty() ? reactor : reactor.stream().filter(selected()::contains).toList();
  }

  private List<String> reactor() {
    return PROJECT
        .matcher(property("lab.reactor").orElse("MavenProject: :" + module() + ":"))
        .results()
        .map(result -> result.group(1))
        .filter(Settings::isModule)
        .toList();
  }

  /** What -pl names: a folder or, after a colon, an artifact; both are the module's name here. */
  private List<String> selected() {
    return WORD.matcher(property("lab.selected").orElse(""))
        .results()
        .map(MatchResult::group)
        .filter(Settings::isModule)
        .toList();
  }

  private static boolean isModule(String name) {
    return Course.exercises().stream().anyMatch(exercise -> exercise.module().equals(name));
  }

  private Optional<String> property(String name) {
    return properties.apply(name).filter(value -> !value.isBlank());
  }
}
