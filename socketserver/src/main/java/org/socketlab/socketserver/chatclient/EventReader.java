package org.socketlab.socketserver.chatclient;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads server-sent events off a stream (WHATWG HTML, section 9.2.6): lines {@code field: value},
 * and an empty line that ends the event. The end of one read means nothing.
 */
final class EventReader {
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private boolean afterCarriageReturn;
  private boolean first = true;
  private String id;

  /**
   * An event.
   *
   * @param id the last id in the stream, which may be an earlier event's; null if there was none
   * @param type {@code message} unless the event says otherwise
   * @param data its data lines, joined with line feeds
   */
  record LiveEvent(String id, String type, String data) {}

  /** Reads from here on, with read-ahead. */
  EventReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * The id to continue from: the last one in the stream, even without an event. The id of an
   * incomplete event does not count.
   */
  String lastId() {
    return id;
  }

  /**
   * Waits for the next event; null at the end of the stream, where an incomplete event is dropped.
   */
  LiveEvent next() throws IOException {
    String told = id;
    String type = "";
    StringBuilder data = new StringBuilder();
    for (String line; (line = line()) != null; ) {
      if (line.isEmpty()) {
        id = told;
        if (data.length() > 0) {
          data.setLength(data.length() - 1); // the line feed after the last line
          return new LiveEvent(id, type.isEmpty() ? "message" : type, data.toString());
        }
        type = ""; // an event without data is not dispatched
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "event" -> type = value;
        case "data" -> data.append(value).append('\n');
        case "id" -> told = isSendable(value) ? value : told;
        default -> {
          // A comment (": still here") or an unknown field: both are ignored.
        }
      }
      if (data.length() > LONGEST) {
        throw new IOException("it sent an event of more than " + LONGEST + " characters");
      }
    }
    return null;
  }

  /** The id goes back to the server in a header, so it must be a valid header value. */
  private static boolean isSendable(String id) {
    return id.matches("[!-~]{1,100}");
  }

  /** The next line without its end, which is CR LF, LF or CR; null if the stream ends before. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b; (b = in.read()) >= 0; ) {
      boolean second = afterCarriageReturn && b == '\n';
      afterCarriageReturn = b == '\r';
      if (second) {
        continue; // the LF of a CR LF, whose CR has ended the line
      }
      if (b == '\n' || b == '\r') {
        return text(line);
      }
      line.write(b);
      if (line.size() > LONGEST) {
        throw new IOException("it sent a line of more than " + LONGEST + " bytes");
      }
    }
    return null;
  }

  private String text(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    boolean hasMark = first && text.startsWith("\ufeff"); // a byte order mark at the start
    first = false;
    return hasMark ? text.substring(1) : text;
  }
}
