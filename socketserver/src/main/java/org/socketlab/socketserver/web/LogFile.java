package org.socketlab.socketserver.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines that many threads write to one stream, each of them whole and at once. */
public final class LogFile {
  private final OutputStream out;

  /** Lines for that stream, which must not keep back what is written to it. */
  public LogFile(OutputStream out) {
    this.out = out;
  }

  /**
   * Adds a line.
   *
   * @param line without its line end
   */
  public void add(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (this) { // one write for a line, so that no other one gets in between
      out.write(bytes);
    }
  }
}
