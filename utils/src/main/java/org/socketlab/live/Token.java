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
 * The part of the page's address that nobody can guess: whoever has no right to read this user's
 * files can't look on, not even from this machine.
 */
final class Token {
  private static final int BYTES = 16;

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  /**
   * The user's own: made once and kept in a file that only the user reads, so that a page that is
   * open finds a wiretap that is started again.
   *
   * @param folder where it is kept; null for a token that is good for this time
   */
  static Token of(Path folder) throws IOException {
    if (folder == null) {
      return new Token(random());
    }
    Files.createDirectories(folder);
    Path file = folder.resolve("token");
    try {
      Files.writeString(Files.createFile(file, forUserAlone()), random());
    } catch (FileAlreadyExistsException e) {
      // It was made before.
    }
    String kept = Files.readString(file).strip();
    return kept.matches("[0-9a-f]{" + 2 * BYTES + "}") ? new Token(kept) : new Token(random());
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

  /** Whether somebody knows it; the time that this takes says nothing. */
  boolean is(String guess) {
    return MessageDigest.isEqual(text.getBytes(US_ASCII), guess.getBytes(US_ASCII));
  }

  @Override
  public String toString() {
    return text;
  }
}
