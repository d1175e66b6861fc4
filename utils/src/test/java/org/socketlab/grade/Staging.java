package org.socketlab.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.socketlab.sandbox.StagedFolder;
import org.socketlab.sandbox.Temporary;

/**
 * A submission's copy for the grader, without wrapping (a zip in a folder, a folder in a zip). The
 * copy is deleted at the end.
 */
final class Staging implements AutoCloseable {
  private static final int MOST_WRAPPINGS = 4;

  private final Path home;
  private final List<String> notes = new ArrayList<>();
  private Path folder;

  /**
   * Copies a submission.
   *
   * @throws StagedFolder.Refused if the submission can't be graded as it is
   */
  Staging(Submission submission) throws IOException {
    home = Temporary.folder("lab-staged-");
    try {
      folder = staged(submission.source(), 0);
      for (int wrapping = 1; wrapping < MOST_WRAPPINGS; wrapping++) {
        List<Path> inside = inside(folder);
        if (inside.size() != 1) {
          break;
        }
        Path only = inside.get(0);
        if (Files.isDirectory(only)) {
          folder = only;
        } else if (only.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
          folder = staged(only, wrapping);
        }
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Path staged(Path source, int wrapping) throws IOException {
    StagedFolder staged = StagedFolder.of(source, home.resolve("submission-" + wrapping));
    notes.addAll(staged.notes());
    return staged.folder();
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(one -> !one.getFileName().toString().equals("__MACOSX")).toList();
    }
  }

  /** The programs' folder. */
  Path folder() {
    return folder;
  }

  /** A folder beside the programs, for files made from them. */
  Path made(String name) throws IOException {
    return StagedFolder.open(home.resolve(name));
  }

  /** What was left out. */
  List<String> notes() {
    return notes;
  }

  /** A hash of all names and contents. */
  String fingerprint() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      for (Path file : files.sorted().toList()) {
        hash.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        hash.update((byte) 0);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          hash.update(Files.readAllBytes(file));
          hash.update((byte) 0);
        }
      }
      return HexFormat.of().formatHex(hash.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  @Override
  public void close() {
    Temporary.delete(home);
  }
}
