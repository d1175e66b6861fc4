package org.socketlab.http;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body in chunks (RFC 9112 section 7.1): each is a line with its size in hex, that many bytes,
 * and a line end. A chunk of size 0 is the last; a trailer section and an empty line follow it.
 */
final class ChunkedBody extends Body {
  private static final int SIZE_LINE = 4096;
  // What follows a semicolon is an extension; section 7.1.1: a recipient ignores unknown ones.
  private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]+)[ \t]*(?:;.*)?");

  private final LineInput in;
  private final MessageReader reader;
  private long left;
  private boolean begun;
  private boolean ended;

  /**
   * A body that begins here.
   *
   * @param reader reads the trailer section
   */
  ChunkedBody(LineInput in, MessageReader reader) {
    this.in = in;
    this.reader = reader;
  }

  @Override
  public int read(byte[] bytes, int offset, int most) throws IOException {
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int n = in.read(bytes, offset, (int) Math.min(most, left));
    if (n < 0) {
      throw new EOFException("the stream ended within a chunk, " + left + " bytes before its end");
    }
    left -= n;
    return n;
  }

  private void nextChunk() throws IOException {
    if (begun) {
      lineEnd();
    }
    begun = true;
    left = size(sizeLine());
    if (left == 0) {
      reader.trailers(); // section 7.1.2: may be ignored
      ended = true;
    }
  }

  /** Reads the CR LF after a chunk's data. */
  private void lineEnd() throws IOException {
    for (int expected : new int[] {'\r', '\n'}) {
      int c = in.read();
      if (c < 0) {
        throw new EOFException("the stream ended after a chunk that was not the last");
      }
      if (c != expected) {
        throw new BadMessage("it has a chunk that does not end where its size says");
      }
    }
  }

  private String sizeLine() throws IOException {
    StringBuilder seen = new StringBuilder();
    String line = in.line(new Allowance("a chunk's size line", SIZE_LINE), seen);
    // Section 2.2 forgives a bare LF in a head only: here, readers that differ on it would take
    // extensions for chunks, and chunks for extensions.
    if (seen.charAt(line.length()) != '\r') {
      throw new BadMessage("it has a chunk whose size line does not end with CR LF");
    }
    return line;
  }

  private static long size(String line) throws BadMessage {
    Matcher matcher = SIZE.matcher(line);
    if (!matcher.matches()) {
      throw new BadMessage("it has a chunk whose size is no hexadecimal number");
    }
    BigInteger size = new BigInteger(matcher.group(1), 16);
    if (size.bitLength() >= Long.SIZE) {
      throw new BadMessage("it has a chunk whose size is beyond all measure");
    }
    return size.longValue();
  }
}
