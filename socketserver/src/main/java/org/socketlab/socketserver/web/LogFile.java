package org.socketlab.socketserver.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lines that many threads write to the same streams, each line in one piece.
 *
 * <p>A separate thread does the writing, and lets lines gather for a moment, to write them
 * together. So the log costs a client little, and even less under load.
 */
public final class LogFile implements AutoCloseable {
  private static final int MOST_WAITING = 1 << 20;
  private static final int CLOSING_SECONDS = 2;

  /**
   * Too short to notice when one watches the log, and long enough that not each line wakes the
   * thread.
   */
  private static final int GATHERING_MILLIS = 20;

  private final List<OutputStream> outs;
  private final Consumer<String> notes;
  private final Thread writer = new Thread(this::write, "log");
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private boolean idle;
  private boolean closed;

  /**
   * A log to those streams, which must not buffer.
   *
   * @param notes takes a sentence when a write fails; the log skips that stream from then on
   */
  public LogFile(List<OutputStream> outs, Consumer<String> notes) {
    this.outs = new ArrayList<>(outs);
    this.notes = notes;
    writer.setDaemon(true);
    writer.start();
  }

  /** Adds a line, with its line end. Waits only if the stream is slower than the clients. */
  public synchronized void add(byte[] line) {
    while (waiting.size() > MOST_WAITING && !closed) {
      await(0);
    }
    if (!closed) {
      waiting.writeBytes(line);
      if (idle) {
        notifyAll();
      }
    }
  }

  /** Waits until all lines are written, 2 s at most. */
  @Override
  public void close() {
    end();
    try {
      writer.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    while (!outs.isEmpty()) {
      byte[] lines = next();
      if (lines.length == 0) {
        return;
      }
      outs.removeIf(out -> !isWritten(lines, out));
    }
    end(); // wakes all that wait for room
  }

  private boolean isWritten(byte[] lines, OutputStream out) {
    try {
      out.write(lines);
      return true;
    } catch (IOException e) { // a full disk is no reason to stop serving
      notes.accept("cannot write to the log: " + e.getMessage());
      return false;
    }
  }

  /** Waits for lines; returns none when the log is closed. */
  private synchronized byte[] next() {
    while (waiting.size() == 0 && !closed) {
      idle = true;
      await(0);
      idle = false;
    }
    if (!closed) {
      await(GATHERING_MILLIS);
    }
    byte[] lines = waiting.toByteArray();
    waiting.reset();
    notifyAll();
    return lines;
  }

  private synchronized void end() {
    closed = true;
    notifyAll();
  }

  private void await(int millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }
}
