package org.socketlab.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A copy of a submission that a sandbox can show: plain files and folders, which everybody can read
 * and nobody but the grader can change. Anything else is left out, with a note, and so are hard
 * links, whose other name may be another user's.
 */
public final class StagedFolder {
  /** Files and folders in one submission. */
  static final int MOST_FILES = 20_000;

  /** Bytes in one submission. */
  static final long MOST_BYTES = 256L << 20;

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

  /** How many students' submissions a zip of a class may hold. */
  private static final int CLASS = 1000;

  private final Path folder;
  private final int students;
  private final List<String> notes = new ArrayList<>();
  private int files;
  private long bytes;

  private StagedFolder(Path folder, int students) {
    this.folder = folder;
    this.students = students;
  }

  /** A submission that can't be taken as it is; the message says why, after "the submission". */
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why);
    }
  }

  /**
   * Copies a folder, or a zip's contents.
   *
   * @param folder a new folder for the copy
   * @throws Refused if the submission is too large, or a zip with a path outside the folder
   */
  public static StagedFolder of(Path submission, Path folder) throws IOException {
    return of(submission, folder, 1);
  }

  /** The same with a zip of the submissions of a whole class. */
  public static StagedFolder ofClass(Path zip, Path folder) throws IOException {
    return of(zip, folder, CLASS);
  }

  private static StagedFolder of(Path submission, Path folder, int students) throws IOException {
    StagedFolder staged = new StagedFolder(folder, students);
    open(folder);
    if (Files.isDirectory(submission, LinkOption.NOFOLLOW_LINKS)) {
      staged.copy(submission, folder);
    } else if (Files.isRegularFile(submission, LinkOption.NOFOLLOW_LINKS)) {
      staged.unzip(submission, folder);
    } else {
      throw new Refused("is neither a folder nor a zip");
    }
    return staged;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** What was left out, and why. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Makes a folder, if it is not there, that programs in a sandbox can enter, whatever the grader's
   * umask.
   */
  public static Path open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, FOLDER);
  }

  private void copy(Path from, Path to) throws IOException {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(from)) {
      for (Path one : inside) {
        copyOne(one, to.resolve(one.getFileName().toString()));
      }
    }
  }

  private void copyOne(Path one, Path to) throws IOException {
    BasicFileAttributes is =
        Files.readAttributes(one, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    count();
    if (is.isDirectory()) {
      open(to);
      copy(one, to);
    } else if (is.isSymbolicLink()) {
      notes.add("left out " + to.getFileName() + ": a link");
    } else if (!is.isRegularFile()) {
      notes.add("left out " + to.getFileName() + ": neither a file nor a folder");
    } else if ((Integer) Files.getAttribute(one, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
      notes.add("left out " + to.getFileName() + ": a file with a second name (hard link)");
    } else {
      boolean executable = Files.isExecutable(one);
      Set<OpenOption> noLink = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
      try (InputStream in = Files.newInputStream(one, noLink.toArray(OpenOption[]::new))) {
        write(in, to, executable);
      }
    }
  }

  private void unzip(Path zip, Path to) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
      for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        count();
        String name = entry.getName().replace('\\', '/');
        Path there = to.resolve(name).normalize();
        if (name.startsWith("/") || !there.startsWith(to) || name.contains("\0")) {
          throw new Refused("has a file that leads out of it: " + name);
        }
        if (entry.isDirectory()) {
          makeFolders(there);
        } else {
          makeFolders(there.getParent());
          try (InputStream in = file.getInputStream(entry)) {
            write(in, there, true); // a zip from Windows has no execute permissions
          }
        }
      }
    } catch (ZipException e) {
      throw new Refused("is no zip: " + e.getMessage());
    } catch (IllegalArgumentException e) { // an undecodable name, or one with invalid characters
      throw new Refused("has a file whose name can't be read: " + e.getMessage());
    }
  }

  private void makeFolders(Path there) throws IOException {
    Files.createDirectories(there);
    for (Path at = there; at.startsWith(folder); at = at.getParent()) {
      Files.setPosixFilePermissions(at, FOLDER);
    }
  }

  private void count() throws Refused {
    if (++files > MOST_FILES * students) {
      throw new Refused("has more than " + MOST_FILES + " files");
    }
  }

  private void write(InputStream in, Path to, boolean executable) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[1 << 16];
      for (int n; (n = in.read(buffer)) >= 0; ) {
        bytes += n;
        if (bytes > MOST_BYTES * students) {
          throw new Refused("is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        out.write(buffer, 0, n);
      }
    }
    Files.setPosixFilePermissions(to, executable ? FOLDER : FILE);
  }
}
