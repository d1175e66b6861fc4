package org.socketlab.course;

import java.util.List;
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

  private Course() {}

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
