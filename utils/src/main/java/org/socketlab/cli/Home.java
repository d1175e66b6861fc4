package org.socketlab.cli;

import java.io.File;
import java.nio.file.Path;

/** The user's home folder, where a server keeps its data unless its user names another folder. */
public final class Home {
  private Home() {}

  /**
   * A program's own folder in the home folder: {@code .socketlab/tws}.
   *
   * @throws Failure if the user has no home: in a container a user may be a bare number, and Java
   *     would create a folder called {@code ?}
   */
  public static Path folder(String program) throws Failure {
    Path folder = folderIfAny(program);
    if (folder == null) {
      throw Failure.of("this user's home folder, to keep data in, is not there")
          .hint("--data DIR names another folder");
    }
    return folder;
  }

  /** The same; null for a user who has no home. */
  public static Path folderIfAny(String program) {
    String home = System.getProperty("user.home");
    if (!isFolder(home)) {
      home = System.getenv("HOME");
    }
    return isFolder(home) ? Path.of(home, ".socketlab", program) : null;
  }

  private static boolean isFolder(String path) {
    return path != null && new File(path).isAbsolute() && new File(path).isDirectory();
  }
}
