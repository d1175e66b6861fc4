package org.socketlab.echo;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Prints the echo piece by piece and byte for byte, so that no charset can change it. */
final class Received implements Consumer<ByteBuffer> {
  private final PrintStream out;
  private boolean begun;
  private byte last;

  Received(PrintStream out) {
    this.out = out;
  }

  /** Prints the label, once. */
  void begin() {
    if (!begun) {
      begun = true;
      out.print("Received: ");
    }
  }

  /** Prints a piece, as it is. */
  @Override
  public void accept(ByteBuffer piece) {
    begin();
    if (piece.hasRemaining()) {
      out.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
      last = piece.get(piece.limit() - 1);
    }
  }

  /** Ends the line, unless the bytes have ended it. */
  void end() {
    if (begun && last != '\n') {
      out.println();
    }
  }
}
