package org.socketlab.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.socketlab.tool.CourseFolder;

/** The files of the course, as built here, that another machine needs for grading. */
final class CourseFiles {
  private static final List<String> WANTED =
      List.of(
          "bin/lab",
          "bin/.launch",
          "*/target/*.jar",
          "*/target/{lib,lab}/*.jar",
          "*/src/test/java/**Checks.java"); // their order is the checks' order

  private CourseFiles() {}

  /** The files' paths below the course's folder, in order. */
  static List<Path> paths() throws IOException {
    Path root = CourseFolder.path();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(root::relativize)
          .filter(CourseFiles::isWanted)
          .sorted()
          .toList();
    }
  }

  private static boolean isWanted(Path file) {
    return WANTED.stream()
        .anyMatch(glob -> file.getFileSystem().getPathMatcher("glob:" + glob).matches(file));
  }

  /** A number that changes whenever one of the files does. */
  static String version() throws IOException {
    long hash = 7;
    for (Path file : paths()) {
      Path there = CourseFolder.path().resolve(file);
      hash = 31 * hash + file.toString().hashCode();
      hash = 31 * hash + Files.size(there) + Files.getLastModifiedTime(there).toMillis();
    }
    return Long.toHexString(hash);
  }
}
