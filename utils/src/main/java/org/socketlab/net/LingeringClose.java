package org.socketlab.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection without cutting off what was sent last.
 *
 * <p>Closing a socket that has unread input makes the kernel send a reset, and a reset that
 * overtakes our reply deletes it from the client's receive buffer (RFC 1122 section 4.2.2.13, RFC
 * 9112 section 9.6). So: end our stream, read what the client still has under way, and only then
 * close.
 */
public final class LingeringClose {
  private static final long NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int BYTES = 1 << 20;

  private LingeringClose() {}

  /**
   * Ends our stream, reads and forgets the rest of the client's (2 s and 1 MiB at most), and closes
   * the socket. A client that has gone meanwhile is no failure.
   */
  public static void close(Socket socket) {
    long deadline = System.nanoTime() + NANOS;
    try (socket) {
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      byte[] forgotten = new byte[8192];
      int left = BYTES;
      while (left > 0) {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
          return;
        }
        socket.setSoTimeout((int) millis);
        int n = in.read(forgotten, 0, Math.min(forgotten.length, left));
        if (n < 0) {
          return;
        }
        left -= n;
      }
    } catch (IOException gone) {
      // Reset, or silent for too long: either way there is nobody left to be polite to.
    }
  }
}
