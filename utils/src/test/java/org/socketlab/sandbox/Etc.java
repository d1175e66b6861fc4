package org.socketlab.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of what programs look for in /etc, without anything about this machine or its users. It is
 * one mount: with a mount for each file a program starts 5 ms later, since bubblewrap reads the
 * list of all mounts for each of them.
 */
final class Etc {
  private static final Pattern SHOWN =
      Pattern.compile(
          "alternatives|gai.conf|host.conf|hosts|java.*|ld.so.*|locale.alias|localtime|mime.types"
              + "|nsswitch.conf|perl|protocols|python3.*|services|timezone");

  private static Path copy;

  private Etc() {}

  /** The copy, which lasts as long as this process. */
  static synchronized Path folder() {
    if (copy == null) {
      try {
        Path fresh = Temporary.folder("lab-etc-");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Stream<Path> all = Files.list(Path.of("/etc"))) {
          for (Path one : (Iterable<Path>) all.filter(Etc::isShown)::iterator) {
            copy(one.toRealPath(), fresh.resolve(one.getFileName()));
          }
        }
        copy = fresh;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot copy /etc", e);
      }
    }
    return copy;
  }

  private static boolean isShown(Path one) {
    return SHOWN.matcher(one.getFileName().toString()).matches() && Files.isReadable(one);
  }

  /** A file, or a folder with all that can be read there. */
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            Files.copy(folder, to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (is.isSymbolicLink() || Files.isReadable(file)) {
              Files.copy(file, to.resolve(from.relativize(file)), LinkOption.NOFOLLOW_LINKS);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
