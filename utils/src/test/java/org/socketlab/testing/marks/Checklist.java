package org.socketlab.testing.marks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Check;

/**
 * The checks of an exercise, in the order in which a student meets them: as they stand in their
 * files, those of the class that bears the exercise's name first.
 */
public final class Checklist {
  private final Path sources;
  private final Exercise exercise;

  /**
   * An exercise's checklist.
   *
   * @param root the course's folder: the order is that of the sources
   */
  public Checklist(Path root, Exercise exercise) {
    this.sources = root.resolve(exercise.module()).resolve("src/test/java");
    this.exercise = exercise;
  }

  /** All checks. */
  public List<PlannedCheck> checks() throws IOException {
    List<PlannedCheck> checks = new ArrayList<>();
    for (Class<?> one : classes()) {
      List<PlannedCheck> ofClass = new ArrayList<>();
      AnnotationSupport.findAnnotatedMethods(one, Check.class, HierarchyTraversalMode.TOP_DOWN)
          .forEach(method -> ofClass.add(new PlannedCheck(exercise, one, method)));
      List<String> places = new ArrayList<>();
      for (Class<?> at = one; at != Object.class; at = at.getSuperclass()) {
        places.add(0, Files.readString(source(at)));
      }
      String text = String.join("", places);
      ofClass.sort(Comparator.comparing(check -> text.indexOf("void " + check.name() + "(")));
      checks.addAll(ofClass);
    }
    return checks;
  }

  /** The check of that name. */
  public Optional<PlannedCheck> check(String name) throws IOException {
    return checks().stream().filter(check -> check.name().equals(name)).findFirst();
  }

  private List<Class<?>> classes() throws IOException {
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> named =
          files
              .filter(file -> file.toString().endsWith("Checks.java"))
              .sorted(
                  Comparator.comparing((Path file) -> file.toString().length())
                      .thenComparing(file -> file))
              .toList();
      for (Path file : named) {
        if (Files.readString(file).contains("@Grades(\"" + exercise.name() + "\")")) {
          classes.add(type(file));
        }
      }
    }
    return classes;
  }

  private Class<?> type(Path file) {
    String name =
        sources.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
    try {
      return Class.forName(name.substring(0, name.length() - ".java".length()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("built without " + file, e);
    }
  }

  private Path source(Class<?> type) {
    return sources.resolve(type.getName().replace('.', '/') + ".java");
  }
}
