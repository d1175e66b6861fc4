package org.socketlab.tool;

import java.nio.file.Path;

/** The course's own folder, as the launcher says. */
public final class CourseFolder {
  private CourseFolder() {}

  /** Where it is. */
  public static Path path() {
    return Path.of(System.getenv().getOrDefault("SOCKETLAB_ROOT", "."))
        .toAbsolutePath()
        .normalize();
  }
}
