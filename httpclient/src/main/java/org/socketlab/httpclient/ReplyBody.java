package org.socketlab.httpclient;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.socketlab.http.BadMessage;
import org.socketlab.http.Framing;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Response;

/**
 * The body of a reply, which ends in one of three ways; the header says in which (RFC 9112 section
 * 6.3). A client that confuses them waits for ever, or takes half a file for the whole.
 */
final class ReplyBody {
  private static final int LONGEST_LINE = 4096;

  private final Response reply;
  private final MessageReader reader;
  private final InputStream in;
  private final byte[] piece = new byte[64 * 1024];

  /** The body that follows a head, which must not contradict itself, as with two lengths. */
  ReplyBody(Response reply, MessageReader reader) throws BadMessage {
    Framing.of(reply); // refuses contradictions
    this.reply = reply;
    this.reader = reader;
    this.in = reader.rest();
  }

  /** Reads the body to its end and passes it on as it comes: it may be larger than memory. */
  void copyTo(OutputStream to) throws IOException {
    int status = reply.status().code();
    List<String> lengths = reply.fields().list("Content-Length");
    if (status == 204 || status == 304) {
      return; // these have no body, whatever their header says
    }
    if (!reply.fields().list("Transfer-Encoding").isEmpty()) {
      chunks(to);
    } else if (!lengths.isEmpty()) {
      length(Long.parseLong(lengths.get(0)), to);
    } else {
      pass(Long.MAX_VALUE, to); // until close: the client cannot tell whether the body is complete
    }
  }

  /** A body of that many bytes. The connection may stay open after it. */
  private void length(long length, OutputStream to) throws IOException {
    long came = pass(length, to);
    if (came < length) {
      throw new EOFException("the body ended after " + came + " of " + length + " bytes");
    }
  }

  /**
   * Chunks: a line with a size in hex, that many bytes, a line end; a chunk of size 0 is the last.
   * More fields may follow it, up to an empty line (section 7.1).
   */
  private void chunks(OutputStream to) throws IOException {
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      long missing = size - pass(size, to);
      if (missing > 0) {
        throw new EOFException(
            "the stream ended within a chunk, " + missing + " bytes before its end");
      }
      if (in.read() != '\r' || in.read() != '\n') {
        throw new BadMessage("it has a chunk that does not end where its size says");
      }
    }
    reader.trailers();
  }

  /** Passes on the next {@code count} bytes; returns how many came before the stream ended. */
  private long pass(long count, OutputStream to) throws IOException {
    long left = count;
    while (left > 0) {
      int n = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (n < 0) {
        break;
      }
      to.write(piece, 0, n);
      left -= n;
    }
    return count - left;
  }

  private long chunkSize() throws IOException {
    String size = line().replaceFirst("[ \t]*(;.*)?$", ""); // section 7.1.1: ignore extensions
    if (!size.matches("[0-9A-Fa-f]+")) {
      throw new BadMessage("it has a chunk whose size is no hexadecimal number");
    }
    if (!size.matches("0*[0-7]?[0-9A-Fa-f]{0,15}")) {
      throw new BadMessage("it has a chunk whose size is beyond all measure");
    }
    return Long.parseLong(size, 16);
  }

  /** A line, which ends with CR LF; a bare LF is accepted in a head only (section 2.2). */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the stream ended within a chunk's size line");
      }
      if (line.length() == LONGEST_LINE) {
        throw new BadMessage("a chunk's size line is longer than " + LONGEST_LINE + " bytes");
      }
      line.append((char) c);
    }
    if (line.isEmpty() || line.charAt(line.length() - 1) != '\r') {
      throw new BadMessage("it has a chunk whose size line does not end with CR LF");
    }
    return line.substring(0, line.length() - 1);
  }
}
