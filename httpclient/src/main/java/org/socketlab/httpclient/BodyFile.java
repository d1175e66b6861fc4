package org.socketlab.httpclient;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that {@code --output} names. A failed write names the file, so that the user can tell it
 * from a failed read.
 */
final class BodyFile extends FilterOutputStream {
  private final Path file;

  /** Replaces an existing file. */
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
