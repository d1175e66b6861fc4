package org.socketlab.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Temporary folders, of which none outlives this process if it can help it. */
public final class Temporary {
  private static final Set<Path> ALL = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ALL.forEach(Temporary::delete)));
  }

  private Temporary() {}

  /** A new one, whose name begins so. */
  public static Path folder(String prefix) throws IOException {
    Path folder = Files.createTempDirectory(prefix);
    ALL.add(folder);
    return folder;
  }

  /** Deletes one with all that is in it; what can't be deleted stays. */
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // A temporary folder that stays is no reason to change a mark.
    }
    ALL.remove(folder);
  }
}
