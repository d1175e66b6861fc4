package org.socketlab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Standard output: text as UTF-8 whatever the locale, each line flushed when it is complete, bytes
 * written as they are.
 *
 * <p>{@link PrintStream} keeps failures to itself, so that a program would go on for hours printing
 * to a closed pipe or a full disk. Here the first write that fails ends the program, with the
 * reason.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream file;

  private StandardOutput(OutputStream file) {
    this.file = file;
  }

  static PrintStream open() {
    return over(new FileOutputStream(FileDescriptor.out));
  }

  static PrintStream over(OutputStream file) {
    return new PrintStream(new StandardOutput(file), true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      file.write(bytes, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to standard output", e);
    }
  }
}
