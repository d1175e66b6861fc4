package org.socketlab.socketserver;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** A client that sends messages and reads no answer. */
final class Flood {
  private static final int STALLED_MILLIS = 1000;

  private final AtomicLong sent = new AtomicLong();
  private volatile boolean ended;

  private Flood() {}

  /**
   * Lets a client send until all buffers are full: the server no longer reads from it, since its
   * answers find no room.
   */
  static void untilNothingMoves(Lab lab, Peer client) {
    lab.story().step("flood", "messages of 64 KiB, no answer read, until the server stops reading");
    Flood flood = new Flood();
    Thread thread = new Thread(() -> flood.send(client), "flood");
    thread.setDaemon(true);
    thread.start();
    long before = -1;
    while (!flood.ended && before != flood.sent.get()) {
      before = flood.sent.get();
      LockSupport.parkNanos(STALLED_MILLIS * 1_000_000L);
    }
    lab.story().step("note", "after " + before / 1024 + " KiB nothing moves any more");
  }

  /** Sends until the connection breaks, at the latest when the check ends. */
  private void send(Peer client) {
    byte[] message = new byte[StageLines.LIMIT];
    Arrays.fill(message, (byte) 'x');
    message[message.length - 1] = '\n';
    try {
      OutputStream out = client.socket().getOutputStream();
      while (true) {
        out.write(message, 0, message.length);
        sent.addAndGet(message.length);
      }
    } catch (IOException e) {
      ended = true;
    }
  }
}
