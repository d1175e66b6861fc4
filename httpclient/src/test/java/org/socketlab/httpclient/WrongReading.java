package org.socketlab.httpclient;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.socketlab.httpclient.WrongSocket.Bug;

/** The reading half of {@link WrongSocket}: a naive client, correct except for the bug. */
final class WrongReading {
  private static final int LIMIT = 1 << 20;

  private final Bug bug;
  private final InputStream in;
  private final PrintStream out;
  private final Sink sink;
  private final Map<String, String> fields = new HashMap<>();
  private int headBytes;

  /** The place where the body goes. */
  interface Sink {
    OutputStream open() throws IOException;
  }

  WrongReading(Bug bug, InputStream in, PrintStream out, Sink sink) throws IOException {
    this.bug = bug;
    this.out = out;
    this.sink = sink;
    if (bug == Bug.TAKES_ONE_READ_FOR_THE_REPLY) {
      byte[] once = new byte[65536];
      this.in = new ByteArrayInputStream(once, 0, Math.max(0, in.read(once)));
    } else {
      this.in = new BufferedInputStream(in);
    }
  }

  void run() throws IOException {
    String status;
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    do {
      status = line();
      show(status, head);
      if (!status.matches("HTTP/1\\.\\d \\d{3}( .*)?") && bug != Bug.TAKES_ANYTHING_FOR_HTTP) {
        throw new IOException("it is not HTTP");
      }
      readFields(status, head);
    } while (isInterim(status) && bug != Bug.TAKES_INTERIM_FOR_FINAL);
    OutputStream to = sink.open();
    (bug == Bug.WRITES_THE_HEAD_TO_THE_FILE ? to : out).write(head.toByteArray());
    boolean none = status.matches("HTTP/1\\.\\d (204|304).*") && bug != Bug.EXPECTS_A_BODY_ALWAYS;
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    boolean all = bug == Bug.KEEPS_ALL_TO_ITSELF_UNTIL_THE_END;
    try {
      body(none, all || bug == Bug.DECODES_THE_BODY ? kept : to);
      all = false;
    } finally {
      to.write(
          all ? new byte[0] : bug == Bug.DECODES_THE_BODY ? decoded(kept) : kept.toByteArray());
      to.flush();
    }
    if (bug == Bug.TAKES_404_FOR_A_FAILURE && status.contains(" 404 ")) {
      throw new IOException(status);
    }
  }

  private static byte[] decoded(ByteArrayOutputStream kept) {
    return kept.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isInterim(String status) {
    return status.matches("HTTP/1\\.\\d 1.*");
  }

  private void readFields(String status, ByteArrayOutputStream head) throws IOException {
    fields.clear();
    String line;
    do {
      line = line();
      if (!isInterim(status) || bug == Bug.TAKES_INTERIM_FOR_FINAL) {
        show(line, head);
      }
      String[] parts = line.split(":", 2);
      boolean known =
          bug != Bug.KNOWS_ONE_SPELLING || parts[0].matches("Content-Length|Transfer-Encoding");
      String name = known ? parts[0].toLowerCase(Locale.ROOT) : parts[0];
      String old = fields.put(name, parts[parts.length - 1].strip());
      if (old != null && parts[0].equals("Content-Length")) {
        if (bug != Bug.TAKES_THE_FIRST_LENGTH) {
          throw new IOException("two lengths");
        }
        fields.put("content-length", old);
      }
    } while (!line.isEmpty());
  }

  /** A line of the head goes out as soon as it has come, escaped. */
  private void show(String line, ByteArrayOutputStream later) throws IOException {
    if (isInterim(line) && bug != Bug.TAKES_INTERIM_FOR_FINAL) {
      return;
    }
    String safe = bug == Bug.PRINTS_HEADERS_RAW ? line : line.replaceAll("\\p{Cntrl}", "?");
    boolean late = bug == Bug.KEEPS_THE_HEADER_TO_ITSELF || bug == Bug.WRITES_THE_HEAD_TO_THE_FILE;
    (late ? later : out).write((safe + "\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  private void body(boolean none, OutputStream to) throws IOException {
    String length = fields.get("content-length");
    if (none) {
      return;
    }
    if (fields.containsKey("transfer-encoding") && bug != Bug.PRINTS_THE_CHUNKS) {
      chunks(to);
    } else if (length != null && bug != Bug.WAITS_FOR_THE_END_OF_THE_STREAM) {
      pass(Integer.parseUnsignedInt(length), to);
      if (bug == Bug.PRINTS_THE_SURPLUS) {
        to.write(in.readNBytes(in.available()));
      }
    } else if (bug == Bug.NEEDS_A_LENGTH) {
      throw new IOException("no length");
    } else {
      in.transferTo(to);
    }
  }

  private void chunks(OutputStream to) throws IOException {
    int radix = bug == Bug.READS_SIZES_AS_DECIMAL ? 10 : 16;
    int size;
    do {
      try {
        size = Integer.parseInt(line().replaceAll(";.*", ""), radix);
      } catch (NumberFormatException e) {
        throw new IOException("no chunk size");
      }
      pass(size, to);
      if (size > 0) {
        line();
      }
    } while (size > 0);
    for (String line; !(line = line()).isEmpty(); ) {
      if (bug == Bug.PRINTS_THE_TRAILERS) {
        to.write(line.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  private void pass(int length, OutputStream to) throws IOException {
    for (int i = 0; i < length; i++) {
      int b = in.read();
      if (b < 0 && bug == Bug.TAKES_A_PART_FOR_THE_WHOLE) {
        return;
      }
      if (b < 0) {
        throw new EOFException("the body ended after " + i + " of " + length + " bytes");
      }
      to.write(b);
    }
  }

  /** A line without its end; a character for each byte. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("the stream ended within a line");
      }
      if (b == '\n') {
        return line.toString().replaceAll("\r$", "");
      }
      if (++headBytes > LIMIT && bug != Bug.READS_ANY_HEADER) {
        throw new IOException("no end of lines");
      }
      line.append((char) b);
    }
  }
}
