package org.socketlab.testing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** The input of a check's connection, recorded as the check reads it. */
final class RecordedInput extends FilterInputStream {
  private final Recorded recorded;

  RecordedInput(InputStream in, Recorded recorded) {
    super(in);
    this.recorded = recorded;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int n = super.read(bytes, offset, length);
      if (n < 0) {
        recorded.hearsEnd();
      } else {
        recorded.hears(bytes, offset, n);
      }
      return n;
    } catch (SocketTimeoutException nothingYet) {
      throw nothingYet;
    } catch (IOException broken) {
      recorded.hearsReset();
      throw broken;
    }
  }
}
