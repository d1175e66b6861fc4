package org.socketlab.http;

import java.io.IOException;
import java.io.InputStream;

/** A message's body as a stream that ends where the body does. */
abstract class Body extends InputStream {
  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] bytes, int offset, int most) throws IOException;
}
