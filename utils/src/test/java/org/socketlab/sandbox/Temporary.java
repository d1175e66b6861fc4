package org.socketlab.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Temporary folders, which this process deletes at its end if it can. */
public final class Temporary {
  private static final Set<Path> ALL = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Temporary::deleteAll));
  }

  private static boolean ending;

  private Temporary() {}

  /** A new folder, whose name begins with the prefix. */
  public static synchronized Path folder(String prefix) throws IOException {
    if (ending) { // checks that are still to come would leave theirs behind
      throw new IOException("this process is ending");
    }
    Path folder = Files.createTempDirectory(prefix);
    ALL.add(folder);
    return folder;
  }

  private static void deleteAll() {
    synchronized (Temporary.class) {
      ending = true;
    }
    ALL.forEach(Temporary::delete);
  }

  /** Deletes a folder and all its contents, as far as it can. */
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // A leftover temporary folder does not change a mark.
    }
    ALL.remove(folder);
  }
}
