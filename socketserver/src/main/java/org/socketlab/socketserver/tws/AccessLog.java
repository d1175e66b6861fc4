package org.socketlab.socketserver.tws;

import java.nio.charset.StandardCharsets;
import org.socketlab.socketserver.web.LogFile;
import org.socketlab.socketserver.web.Second;

/**
 * A line for each request in Common Log Format: {@code 127.0.0.1 - - [20/Nov/2026:10:14:00 +0000]
 * "GET / HTTP/1.1" 200 512}.
 */
final class AccessLog {
  private final LogFile file;

  /** A log in that file. */
  AccessLog(LogFile file) {
    this.file = file;
  }

  /**
   * Adds a line.
   *
   * @param host the client's address
   * @param requestLine the request line, as much of it as came
   * @param bytes how many bytes of the body were sent
   */
  void add(String host, Second when, String requestLine, int status, long bytes) {
    StringBuilder line = new StringBuilder(100);
    line.append(host).append(" - - [").append(when.log()).append("] \"");
    appendEscaped(line, requestLine);
    line.append("\" ").append(status).append(' ');
    line.append(bytes == 0 ? "-" : String.valueOf(bytes)).append('\n');
    file.add(line.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** A client must not be able to forge a line, or to close the quotes. */
  private static void appendEscaped(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7f) {
        line.append("\\x%02x".formatted((int) c));
      } else {
        line.append(c);
      }
    }
  }
}
