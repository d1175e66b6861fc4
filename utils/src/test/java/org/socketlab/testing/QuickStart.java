package org.socketlab.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.socketlab.cli.Rehearsal;

/**
 * Starts our child processes in half the time, with a class archive, which Java makes only from
 * jars. So the class folders are packed into a jar first, and both files stay in {@code target}
 * until a class changes. If that fails, children still start, only more slowly.
 */
final class QuickStart {
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final QuickStart HERE =
      new QuickStart(List.of(CLASS_PATH.split(File.pathSeparator)));
  private static final List<String> ARCHIVE = HERE.prepared();

  private final List<Path> folders;
  private final Path jar;
  private final String classPath;
  private final String forTests;
  private final Path archive;

  private QuickStart(List<String> classPath) {
    folders = classPath.stream().map(Path::of).filter(Files::isDirectory).toList();
    Path kept = folders.get(0).resolveSibling("quick-start");
    // Which folders there are depends on what was built before: other modules' may be jars.
    jar = kept.resolve("classes-%08x.jar".formatted(folders.hashCode()));
    Settings settings = Settings.ofSystem();
    List<String> jars = new ArrayList<>(List.of(jar.toString()));
    List<String> others = new ArrayList<>();
    for (String entry : classPath) {
      if (entry.endsWith(".jar")) {
        (settings.isForPrograms(entry) ? jars : others).add(entry);
      }
    }
    this.classPath = String.join(File.pathSeparator, jars);
    // An archive serves every class path that begins with its own.
    jars.addAll(others);
    forTests = String.join(File.pathSeparator, jars);
    String java = System.getProperty("java.runtime.version");
    archive = kept.resolve("%s-%08x.jsa".formatted(java, this.classPath.hashCode()));
  }

  /**
   * The options for {@code java} to find our programs' classes fast: picocli looks for optional
   * classes in all jars, and the tests have many.
   */
  static List<String> forPrograms() {
    return options(HERE.classPath);
  }

  /** The same, for the tests' own main classes, which may need the tests' jars. */
  static List<String> forTests() {
    return options(HERE.forTests);
  }

  private static List<String> options(String quick) {
    List<String> options = new ArrayList<>(List.of("-cp", ARCHIVE.isEmpty() ? CLASS_PATH : quick));
    options.addAll(ARCHIVE);
    return options;
  }

  /** The options for the archive; none where there is not even a jar. */
  private List<String> prepared() {
    try {
      return prepare();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // a target folder that can't be written to
    }
  }

  private List<String> prepare() throws IOException {
    FileTime newest = newest();
    if (!Files.exists(jar) || Files.getLastModifiedTime(jar).compareTo(newest) < 0) {
      Files.createDirectories(jar.getParent());
      pack();
    }
    if (!Files.exists(archive)
        || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
      archive();
    }
    if (!Files.exists(archive)) {
      return List.of();
    }
    // A warning about an archive would go to stdout, among the results.
    return List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-XX:SharedArchiveFile=" + archive);
  }

  private FileTime newest() throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) { // folders, too: a deleted file changes one
        for (Path file : (Iterable<Path>) files::iterator) {
          FileTime time = Files.getLastModifiedTime(file);
          newest = time.compareTo(newest) > 0 ? time : newest;
        }
      }
    }
    return newest;
  }

  /** Packs all folders' files into the jar; of two files with one name, the first counts. */
  private void pack() throws IOException {
    Path fresh = fresh(jar);
    Set<String> names = new HashSet<>();
    try (OutputStream file = Files.newOutputStream(fresh);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (Path folder : folders) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path one : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
            String name = folder.relativize(one).toString().replace(File.separatorChar, '/');
            if (names.add(name)) {
              out.putNextEntry(new ZipEntry(name));
              Files.copy(one, out);
            }
          }
        }
      }
    }
    Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
  }

  private void archive() throws IOException {
    Path classes = archive.resolveSibling("classes.list");
    Path fresh = fresh(archive);
    run(
        "-Xshare:off",
        "-XX:DumpLoadedClassList=" + classes,
        "-cp",
        classPath,
        Rehearsal.class.getName(),
        jar.toString(),
        Command.mainClass(Settings.ofSystem().module()));
    run(
        "-Xshare:dump",
        "-XX:SharedClassListFile=" + classes,
        "-XX:SharedArchiveFile=" + fresh,
        "-cp",
        classPath);
    if (Files.exists(fresh)) {
      Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** A temporary name, which only this process uses: a half-written archive would crash Java. */
  private static Path fresh(Path file) {
    return file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
  }

  private static void run(String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(Command.JAVA));
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
