package org.socketlab.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of that many bytes: it fails if the stream ends early. */
final class LengthBody extends Body {
  private final InputStream in;
  private final long length;
  private long left;

  LengthBody(InputStream in, long length) {
    this.in = in;
    this.length = length;
    this.left = length;
  }

  @Override
  public int read(byte[] bytes, int offset, int most) throws IOException {
    if (left == 0) {
      return -1;
    }
    int n = in.read(bytes, offset, (int) Math.min(most, left));
    if (n < 0) {
      throw new EOFException(
          "the body ended after " + (length - left) + " of " + length + " bytes");
    }
    left -= n;
    return n;
  }
}
