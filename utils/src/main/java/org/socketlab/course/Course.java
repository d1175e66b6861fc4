package org.socketlab.course;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The exercises, in the order in which a student meets them. */
public final class Course {
  private static final List<Exercise> EXERCISES =
      List.of(
          new Exercise("basics-01", "utils", 10),
          new Exercise("basics-02", "utils", 10),
          new Exercise("basics-03", "utils", 10),
          new Exercise("wiretap", "utils", 20),
          new Exercise("ntp-server", "ntp", 20),
          new Exercise("basics-04", "ntp", 27),
          new Exercise("basics-05", "ntp", 37),
          new Exercise("socket-01", "httpclient", 5),
          new Exercise("socket-02", "httpclient", 10),
          new Exercise("socket-03", "httpclient", 12),
          new Exercise("socket-04", "httpclient", 22),
          new Exercise("socket-05", "httpclient", 44),
          new Exercise("server-01", "socketserver", 10),
          new Exercise("server-02", "socketserver", 10),
          new Exercise("server-03", "socketserver", 20),
          new Exercise("server-04", "socketserver", 21),
          new Exercise("server-05", "socketserver", 30),
          new Exercise("mini-web", "socketserver", 36),
          new Exercise("tws", "socketserver", 77),
          new Exercise("chat-server", "socketserver", 80),
          new Exercise("chat-client", "socketserver", 49),
          new Exercise("echo-server", "echo", 33),
          new Exercise("echo-client", "echo", 35));

  /** The exercises that an exercise directly builds on, if any. */
  private static final Map<String, List<String>> BEFORE =
      Map.ofEntries(
          Map.entry("basics-02", List.of("basics-01")),
          Map.entry("basics-03", List.of("basics-02")),
          Map.entry("wiretap", List.of("echo-server", "echo-client")),
          Map.entry("basics-04", List.of("ntp-server")),
          Map.entry("basics-05", List.of("basics-04")),
          Map.entry("socket-02", List.of("socket-01", "basics-02")),
          Map.entry("socket-03", List.of("socket-02")),
          Map.entry("socket-04", List.of("socket-03")),
          Map.entry("socket-05", List.of("socket-04")),
          Map.entry("server-02", List.of("server-01")),
          Map.entry("server-03", List.of("server-02")),
          Map.entry("server-04", List.of("server-03")),
          Map.entry("server-05", List.of("server-04")),
          Map.entry("mini-web", List.of("server-05")),
          Map.entry("tws", List.of("mini-web", "socket-05")),
          Map.entry("chat-server", List.of("tws")),
          Map.entry("chat-client", List.of("socket-05")),
          Map.entry("echo-server", List.of("server-05")),
          Map.entry("echo-client", List.of("socket-03")));

  private Course() {}

  /** The exercises that another one builds on. */
  public static List<Exercise> before(Exercise exercise) {
    return BEFORE.getOrDefault(exercise.name(), List.of()).stream().map(Course::exercise).toList();
  }

  /** Every exercise. */
  public static List<Exercise> exercises() {
    return EXERCISES;
  }

  /** The exercises of one module. */
  public static List<Exercise> of(String module) {
    return EXERCISES.stream().filter(exercise -> exercise.module().equals(module)).toList();
  }

  /** The exercise of that name. */
  public static Exercise exercise(String name) {
    return EXERCISES.stream()
        .filter(exercise -> exercise.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no exercise '" + name + "' in the course"));
  }
}
