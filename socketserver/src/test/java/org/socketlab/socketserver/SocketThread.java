package org.socketlab.socketserver;

import java.io.IOException;

/** A thread of a test's peer, which ends when the test or the other side closes its socket. */
public final class SocketThread {
  private SocketThread() {}

  /** What such a thread does. */
  public interface Work {
    /** Does it, until a socket is closed. */
    void run() throws IOException;
  }

  /** Starts one. */
  public static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // The test, or the other side, has ended it.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
