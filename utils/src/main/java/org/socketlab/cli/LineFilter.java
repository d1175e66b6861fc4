package org.socketlab.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A stream that changes each line of text on its way to another stream. */
public final class LineFilter extends OutputStream {
  private static final int LONGEST = 1 << 16;

  private final PrintStream to;
  private final UnaryOperator<String> change;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  public LineFilter(PrintStream to, UnaryOperator<String> change) {
    this.to = to;
    this.change = change;
  }

  /** The stream to print to. */
  public PrintStream stream() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /** Passes on complete lines: a line may come in pieces, each of them flushed. */
  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int from = offset;
    for (int i = offset; i < end; i++) {
      if (bytes[i] == '\n' || line.size() + i - from >= LONGEST) {
        line.write(bytes, from, i + 1 - from);
        from = i + 1;
        pass();
      }
    }
    line.write(bytes, from, end - from);
  }

  /** Passes on a last line without a line feed. */
  @Override
  public synchronized void close() throws IOException {
    pass();
  }

  private void pass() {
    // ISO 8859-1 maps each byte to a character and back, whatever the line's encoding.
    String text = change.apply(line.toString(StandardCharsets.ISO_8859_1));
    line.reset();
    byte[] changed = text.getBytes(StandardCharsets.ISO_8859_1);
    to.write(changed, 0, changed.length);
    to.flush();
  }
}
