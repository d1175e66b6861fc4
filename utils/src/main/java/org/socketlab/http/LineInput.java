package org.socketlab.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of lines and bytes, as in HTTP.
 *
 * <p>This stream reads ahead, so all reads from the connection go through it: its buffer may hold
 * the beginning of the body after a head, and of the next message after a body.
 */
final class LineInput extends InputStream {
  private static final int LARGE = 8192;

  private final InputStream in;
  private final boolean strict;
  // Most requests fit a small buffer, and a server has one for each client, idle ones too.
  private byte[] buffer = new byte[1024];
  private int next;
  private int end;

  /** A strict input does not accept a bare line feed as a line's end. */
  LineInput(InputStream in, boolean strict) {
    this.in = in;
    this.strict = strict;
  }

  /** Waits for a byte to read, or for the end of the stream; true at the end. */
  boolean atEnd() throws IOException {
    if (next == end) {
      if (end == buffer.length && end < LARGE) { // more came at once than there was room for
        buffer = new byte[LARGE];
      }
      next = 0;
      end = Math.max(0, in.read(buffer));
    }
    return next == end;
  }

  /** Whether the buffer has a byte, without a read from the connection. */
  boolean hasReadAhead() {
    return next < end;
  }

  /**
   * Reads a line.
   *
   * @param allowance the limit for the line's bytes
   * @param seen gets the line's bytes as they come, a character for each (ISO 8859-1), so that even
   *     a line that breaks off can be shown
   * @return the line without its end
   */
  String line(Allowance allowance, StringBuilder seen) throws IOException {
    int start = seen.length();
    char c;
    do {
      if (atEnd()) {
        throw new EOFException("the stream ended within " + allowance);
      }
      allowance.takeOne();
      c = (char) (buffer[next++] & 0xff);
      seen.append(c);
    } while (c != '\n');
    return withoutEnd(seen.substring(start));
  }

  /** RFC 9112 section 2.2: a line ends with CR LF, and a reader may take LF alone for it. */
  private String withoutEnd(String line) throws BadMessage {
    if (strict && !line.endsWith("\r\n")) {
      throw new BadMessage("it has a line that ends without a carriage return");
    }
    int length = line.length() - (line.endsWith("\r\n") ? 2 : 1);
    String text = line.substring(0, length);
    // Some recipients end a line at a bare CR and a string at NUL, and so would read another
    // message than we do. RFC 9112 section 2.2 and RFC 9110 section 5.5 let us refuse both.
    if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
      throw new BadMessage("it has a carriage return or a NUL inside a line");
    }
    return text;
  }

  @Override
  public int read() throws IOException {
    return atEnd() ? -1 : buffer[next++] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (next == end && length >= buffer.length) {
      return in.read(bytes, offset, length); // a large piece needs no copy in between
    }
    if (length == 0) {
      return 0;
    }
    if (atEnd()) {
      return -1;
    }
    int n = Math.min(length, end - next);
    System.arraycopy(buffer, next, bytes, offset, n);
    next += n;
    return n;
  }
}
