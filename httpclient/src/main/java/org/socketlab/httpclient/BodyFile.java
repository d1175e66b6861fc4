package org.socketlab.httpclient;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that {@code --output} names. A write that fails says so, and names the file: the read
 * before it may have failed as well, and the user has to know which.
 */
final class BodyFile extends FilterOutputStream {
  private final Path file;

  /** Replaces what was there. */
  BodyFile(Path file) throws IOException {
    super(Files.newOutputStream(file));
    this.file = file;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    OutputStream to = out;
    try {
      to.write(bytes, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the body to " + file, e);
    }
  }
}
