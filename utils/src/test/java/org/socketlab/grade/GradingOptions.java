package org.socketlab.grade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.socketlab.cli.Failure;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;
import org.socketlab.sandbox.SandboxProbe;
import org.socketlab.tool.CourseFolder;
import picocli.CommandLine.Option;

/** The options for grading one submission and for grading a class. */
final class GradingOptions {
  @Option(
      names = "--exercise",
      paramLabel = "NAME",
      description = "An exercise to grade (default: all of them); may be given several times.")
  private List<String> names = List.of();

  @Option(
      names = "--weigh",
      paramLabel = "NAME=FACTOR",
      description = "Counts an exercise's points FACTOR times in the grade; 0 leaves it out.")
  private Map<String, Double> factors = new TreeMap<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of all students' seeds, or with grade-one the student's own.")
  private Long seed;

  @Option(
      names = "--twice",
      description = "Carries out every check twice, and lists those that differ.")
  private boolean twice;

  @Option(
      names = "--hide-details",
      description = "Gradescope shows the stories after the due date only.")
  private boolean hideDetails;

  @Option(
      names = "--unprotected",
      description = "Grades where programs can't be shut in; every report then says so.")
  private boolean unprotected;

  /** Whether programs are shut in. */
  boolean isProtected() throws Failure {
    Optional<String> refusal = SandboxProbe.refusal();
    if (!unprotected && refusal.isPresent()) {
      throw Failure.of("no submission can be shut in here: " + refusal.get())
          .hint("--unprotected grades all the same, and lets submissions do what you may");
    }
    return !unprotected;
  }

  /** Whether the grader, on any machine, should shut programs in. */
  boolean mayProtect() {
    return !unprotected;
  }

  /** The plan that the options describe. */
  Plan plan() throws IOException {
    return Plan.of(CourseFolder.path(), exercises(), twice);
  }

  /** The chosen exercises. */
  List<Exercise> exercises() throws Failure {
    for (String name : names) {
      exercise(name);
    }
    return Course.exercises().stream()
        .filter(one -> names.isEmpty() || names.contains(one.name()))
        .toList();
  }

  private static Exercise exercise(String name) throws Failure {
    return Course.exercises().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.usage("there is no exercise '" + name + "'")
                    .hint("bin/lab status lists them all"));
  }

  /** How often an exercise's points count, if not once. */
  Map<String, Double> weights() throws Failure {
    for (Map.Entry<String, Double> one : factors.entrySet()) {
      exercise(one.getKey());
      if (!(one.getValue() >= 0)) {
        throw Failure.usage("--weigh " + one.getKey() + "=" + one.getValue() + " is below 0");
      }
    }
    return factors;
  }

  /** When students see stories, in Gradescope's words. */
  String visibility() {
    return hideDetails ? "after_due_date" : "visible";
  }

  /** The seed that was given, or else that one. */
  long seedOr(long other) {
    return seed == null ? other : seed;
  }

  /** The same options as words, for a job. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    names.forEach(name -> words.addAll(List.of("--exercise", name)));
    factors.forEach((name, factor) -> words.addAll(List.of("--weigh", name + "=" + factor)));
    if (twice) {
      words.add("--twice");
    }
    if (hideDetails) {
      words.add("--hide-details");
    }
    if (unprotected) {
      words.add("--unprotected");
    }
    return words;
  }
}
