package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;

final class SettingsTest {
  /** As Maven writes its lists. */
  private static final String ALL =
      "modules: [MavenProject: org.socketlab:socketlab:1.0.0 @ /x/pom.xml, "
          + "MavenProject: org.socketlab:utils:1.0.0 @ /x/utils/pom.xml, "
          + "MavenProject: org.socketlab:echo:1.0.0 @ /x/echo/pom.xml, "
          + "MavenProject: org.socketlab:ntp:1.0.0 @ /x/ntp/pom.xml]";

  @Test
  void knowsWhichJarsTheProgramsNeed() {
    Settings settings = settings(Map.of("lab.runtime", "jars: [/m/classes, /m/picocli.jar]"));
    assertTrue(settings.isForPrograms("/m/picocli.jar"));
    assertFalse(settings.isForPrograms("/m/junit.jar"));
    assertTrue(settings(Map.of()).isForPrograms("/m/junit.jar"));
  }

  @Test
  void gradesTheModulesOfTheBuild() {
    Settings settings = settings(Map.of("lab.module", "echo", "lab.reactor", ALL));
    assertEquals(List.of("utils", "ntp", "echo"), modules(settings));
    assertTrue(settings.selects(Course.exercise("echo-client"), "any"));
  }

  @Test
  void gradesOnlyTheModulesThatWereChosen() {
    Settings settings =
        settings(
            Map.of("lab.module", "utils", "lab.reactor", ALL, "lab.selected", "modules: [:echo]"));
    assertEquals(List.of("echo"), modules(settings));
    assertFalse(settings.selects(Course.exercise("basics-01"), "any")); // built along: -am
    assertTrue(settings.selects(Course.exercise("echo-client"), "any"));
  }

  @Test
  void gradesOnlyTheExerciseAndTheCheckThatWereChosen() {
    Settings settings =
        settings(
            Map.of(
                "lab.module", "echo",
                "lab.reactor", ALL,
                "lab.exercise", "echo-client",
                "lab.check", "sendsAll"));
    assertEquals(List.of("echo-client"), settings.toGrade().stream().map(Exercise::name).toList());
    assertTrue(settings.selects(Course.exercise("echo-client"), "sendsAll"));
    assertFalse(settings.selects(Course.exercise("echo-client"), "readsAll"));
    assertFalse(settings.selects(Course.exercise("echo-server"), "sendsAll"));
  }

  @Test
  void knowsTheLastModuleAndTheOneThatOthersDependOn() {
    assertTrue(settings(Map.of("lab.module", "utils", "lab.reactor", ALL)).othersDependOnThis());
    assertFalse(settings(Map.of("lab.module", "utils", "lab.reactor", ALL)).isLast());
    assertFalse(settings(Map.of("lab.module", "echo", "lab.reactor", ALL)).othersDependOnThis());
    assertTrue(settings(Map.of("lab.module", "ntp", "lab.reactor", ALL)).isLast());
    assertFalse(settings(Map.of("lab.module", "utils")).othersDependOnThis());
  }

  @Test
  void knowsWhatIsBuiltAlong() {
    assertFalse(settings(Map.of("lab.module", "utils", "lab.reactor", ALL)).isBuiltAlong());
    Map<String, String> chosen = Map.of("lab.module", "utils", "lab.selected", "modules: [echo]");
    assertTrue(settings(chosen).isBuiltAlong());
    Map<String, String> other = Map.of("lab.module", "utils", "lab.exercise", "echo-client");
    assertTrue(settings(other).isBuiltAlong());
    Map<String, String> own = Map.of("lab.module", "echo", "lab.exercise", "echo-client");
    assertFalse(settings(own).isBuiltAlong());
  }

  @Test
  void takesABlankValueForNone() { // what Maven makes of a property that nobody set
    assertEquals(Optional.empty(), settings(Map.of("lab.command", " ")).command());
  }

  @Test
  void saysWhatIsWrongWithASeed() {
    assertEquals(7, settings(Map.of("lab.seed", "7")).seed());
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class, () -> settings(Map.of("lab.seed", "lucky")).seed());
    assertEquals("-Dlab.seed=lucky is no whole number", failure.getMessage());
  }

  private static List<String> modules(Settings settings) {
    return settings.toGrade().stream().map(Exercise::module).distinct().toList();
  }

  private static Settings settings(Map<String, String> properties) {
    return new Settings(name -> Optional.ofNullable(properties.get(name)));
  }
}
