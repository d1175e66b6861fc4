package org.socketlab.socketserver.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lines that many threads write to one stream, each of them whole and at once.
 *
 * <p>A thread of its own does the writing: while it writes, the next lines gather, and go in one
 * write together. So the log costs a client little, and the more there is to write the less.
 */
public final class LogFile implements AutoCloseable {
  private static final int MOST_WAITING = 1 << 20;
  private static final int CLOSING_SECONDS = 2;

  private final OutputStream out;
  private final Consumer<String> notes;
  private final Thread writer = new Thread(this::write, "log");
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private boolean idle;
  private boolean closed;

  /**
   * Lines for that stream, which must not keep back what is written to it.
   *
   * @param notes takes a sentence when a write fails; that ends the log, and not the server
   */
  public LogFile(OutputStream out, Consumer<String> notes) {
    this.out = out;
    this.notes = notes;
    writer.setDaemon(true);
    writer.start();
  }

  /** Adds a line, with its line end. Waits only where the stream is slower than the clients. */
  public synchronized void add(byte[] line) {
    while (waiting.size() > MOST_WAITING && !closed) {
      await();
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
    try {
      for (byte[] lines; (lines = next()).length > 0; ) {
        out.write(lines);
      }
    } catch (IOException e) { // a full disk is no reason to stop serving
      notes.accept("cannot write to the log: " + e.getMessage());
      end();
    }
  }

  /** Waits for lines; none come when the log is closed. */
  private synchronized byte[] next() {
    while (waiting.size() == 0 && !closed) {
      idle = true;
      await();
      idle = false;
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

  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }
}
