package org.socketlab.socketserver.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** SQLite is native code, which its driver's jar contains for many machines. */
public final class SqliteCode {
  private SqliteCode() {}

  /**
   * Gives the driver a folder for SQLite's code. The driver unpacks the code at each start and
   * deletes it at the end; a killed process leaves it behind, and the next start cleans up the
   * folder.
   */
  public static void unpackIn(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file); // a process that has loaded it no longer needs the name
      }
    }
    System.setProperty("org.sqlite.tmpdir", folder.toString());
  }
}
