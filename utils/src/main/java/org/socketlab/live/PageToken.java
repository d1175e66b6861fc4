package org.socketlab.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The part of the page's address that nobody can guess: without the right to read this user's
 * files, nobody can watch, not even on this machine.
 */
final class PageToken {
  private static final int BYTES = 16;

  private final String text;

  private PageToken(String text) {
    this.text = text;
  }

  /**
   * The user's token: created once and kept in a file that only the user can read, so that an open
   * page finds a restarted wiretap.
   *
   * @param folder the folder that keeps the token; null for a token that lasts for this run
   */
  static PageToken of(Path folder) throws IOException {
    if (folder == null) {
      return new PageToken(random());
    }
    Files.createDirectories(folder);
    Path file = folder.resolve("token");
    try {
      Files.writeString(Files.createFile(file, forUserAlone()), random());
    } catch (FileAlreadyExistsException e) {
      // The token exists already.
    }
    String kept = Files.readString(file).strip();
    return kept.matches("[0-9a-f]{" + 2 * BYTES + "}")
        ? new PageToken(kept)
        : new PageToken(random());
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static FileAttribute<?>[] forUserAlone() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Whether a guess is the token; compares in constant time. */
  boolean is(String guess) {
    return MessageDigest.isEqual(text.getBytes(US_ASCII), guess.getBytes(US_ASCII));
  }

  @Override
  public String toString() {
    return text;
  }
}
