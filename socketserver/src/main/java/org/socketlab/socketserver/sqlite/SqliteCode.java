package org.socketlab.socketserver.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** SQLite is not Java: its driver brings it along for many machines, in its jar. */
public final class SqliteCode {
  private SqliteCode() {}

  /**
   * The driver unpacks SQLite's code for this machine at each start, and takes it away at the end;
   * a process that is killed leaves it behind. So it gets a folder where the next start tidies up.
   */
  public static void unpackIn(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file); // who has loaded it needs its name no more
      }
    }
    System.setProperty("org.sqlite.tmpdir", folder.toString());
  }
}
