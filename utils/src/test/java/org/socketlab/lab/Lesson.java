package org.socketlab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.socketlab.course.Exercise;

/**
 * An exercise's lesson, in Markdown: the page named after the beginning of its name, such as {@code
 * README-chat.md}, or else its section in one of the module's pages.
 */
final class Lesson {
  private Lesson() {}

  /** Reads it. */
  static String of(Path root, Exercise exercise) throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(root.resolve(exercise.module()))) {
      pages = files.filter(file -> isPage(file.getFileName().toString())).sorted().toList();
    }
    for (Path page : pages) {
      String about = page.getFileName().toString().replaceAll("README-?|\\.md", "");
      if (!about.isEmpty() && exercise.name().startsWith(about)) {
        return Files.readString(page);
      }
    }
    for (Path page : pages) {
      String section = section(Files.readString(page), exercise.name());
      if (!section.isEmpty()) {
        return section;
      }
    }
    throw new IllegalStateException("no page of " + exercise.module() + " has " + exercise.name());
  }

  private static boolean isPage(String name) {
    return name.startsWith("README") && name.endsWith(".md");
  }

  private static String section(String page, String name) {
    int start = page.indexOf("\n## " + name + ":");
    if (start < 0) {
      return "";
    }
    int end = page.indexOf("\n## ", start + 1);
    return page.substring(start + 1, end < 0 ? page.length() : end + 1);
  }
}
