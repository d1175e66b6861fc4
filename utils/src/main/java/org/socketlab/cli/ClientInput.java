package org.socketlab.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;

/**
 * A client's input, at which nobody waits any longer once the program has been told to stop: then a
 * read throws {@link InterruptedIOException}.
 *
 * <p>It does not end the stream instead, which would make half a message look like a whole one. And
 * it leaves the socket's input open for as long as it can: who is answering can still read what the
 * client has under way before closing, so that the answer is not lost to a reset.
 */
final class ClientInput extends FilterInputStream {
  private final Socket client;
  private final Stop stop;
  private volatile boolean waiting;
  private volatile boolean woken;

  ClientInput(Socket client, InputStream in, Stop stop) {
    super(in);
    this.client = client;
    this.stop = stop;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    // Set before the question below, as the stop is requested before wake looks: one of them sees
    // the other, so that no read starts to wait unnoticed.
    waiting = true;
    try {
      if (stop.requested()) {
        throw new InterruptedIOException("told to stop");
      }
      int n = super.read(bytes, offset, length);
      if (n < 0 && woken) {
        throw new InterruptedIOException("told to stop");
      }
      return n;
    } finally {
      waiting = false;
    }
  }

  /** Ends the wait of a read that is under way; only ending the input itself does that in Java. */
  void wake() throws IOException {
    if (waiting) {
      woken = true;
      client.shutdownInput();
    }
  }
}
