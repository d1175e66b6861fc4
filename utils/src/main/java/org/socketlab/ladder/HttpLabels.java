package org.socketlab.ladder;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Size;

/**
 * Names the parts of HTTP messages (RFC 9112) in one direction of a conversation. A message may go
 * on in the next entry, and an entry may hold several.
 *
 * <p>This is for an onlooker, not for a server: bytes that do not look like HTTP are left alone,
 * and a message with too few kept bytes is followed as far as its length is known.
 */
final class HttpLabels {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(| .*)");
  private static final Pattern REQUEST_LINE = Pattern.compile("[A-Z]{1,20} \\S+ HTTP/1\\.[01]");
  private static final Pattern REQUEST_LINE_0_9 = Pattern.compile("GET /\\S*");
  private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,15})[ \t]*(;.*)?");
  private static final long UNTIL_CLOSE = Long.MAX_VALUE;

  /** The kind of the next bytes. */
  private enum Next {
    START_LINE,
    HEADER,
    BODY,
    CHUNK_SIZE,
    CHUNK_DATA,
    END_OF_CHUNK,
    TRAILER
  }

  private Next next = Next.START_LINE;
  private String title = "";
  private int messages;
  private String beginningOfLine = "";
  private boolean response;
  private boolean bodiless;
  private boolean chunked;
  private boolean bodyBegun;

  /** How many bytes the body, and then its rest, has; -1 if no header says so. */
  private long length;

  /**
   * Explains an entry's bytes.
   *
   * @param width the columns that a field's value may take
   * @return nothing if they are not HTTP
   */
  Optional<Labelled> read(Entry entry, int width) {
    HttpEntry in = new HttpEntry(entry, width);
    if (next == Next.BODY && !bodyBegun && isStartLine(in)) {
      next = Next.START_LINE; // the answer before was to a HEAD: a length, and no body
    }
    if (next == Next.START_LINE && !isStartLine(in)) {
      return Optional.empty();
    }
    messages = 0;
    while (in.hasMore()) {
      step(in);
    }
    String what =
        switch (messages) {
          case 0 -> title + ", continued";
          case 1 -> title;
          default -> messages + " " + title + "s";
        };
    return Optional.of(new Labelled(what, in.fields()));
  }

  private void step(HttpEntry in) {
    switch (next) {
      case BODY -> body(in);
      case CHUNK_DATA -> chunkData(in);
      case START_LINE -> {
        if (isStartLine(in)) {
          startLine(in, in.line().orElseThrow());
        } else {
          in.data("more", Long.MAX_VALUE);
        }
      }
      default -> line(in);
    }
  }

  private void line(HttpEntry in) {
    Optional<String> end = in.line();
    if (end.isPresent()) {
      String line = beginningOfLine + end.get();
      beginningOfLine = "";
      line(in, line);
    } else if (in.hasKept()) {
      beginningOfLine += in.beginningOfLine();
    } else {
      in.skipNotKept(); // and with it, where the next message begins
      beginningOfLine = "";
      next = Next.START_LINE;
    }
  }

  private void line(HttpEntry in, String line) {
    switch (next) {
      case HEADER -> header(in, line);
      case CHUNK_SIZE -> chunkSize(in, line);
      case TRAILER -> trailer(in, line);
      default -> next = Next.CHUNK_SIZE; // the line end behind a chunk's data
    }
  }

  private boolean isStartLine(HttpEntry in) {
    if (!in.beginsWithCapital()) {
      return false; // most other bytes need no further look
    }
    String line = in.peekLine().orElse("");
    return STATUS_LINE.matcher(line).matches()
        || REQUEST_LINE.matcher(line).matches()
        || REQUEST_LINE_0_9.matcher(line).matches();
  }

  private void startLine(HttpEntry in, String line) {
    Matcher status = STATUS_LINE.matcher(line);
    boolean simple = REQUEST_LINE_0_9.matcher(line).matches();
    messages++;
    response = status.matches();
    // RFC 9112 section 6.3: these have no body, whatever their headers say.
    bodiless = response && status.group(1).matches("1..|204|304");
    title = response ? "HTTP response" : simple ? "HTTP/0.9 request" : "HTTP request";
    chunked = false;
    length = -1;
    in.add(response ? "status line" : "request line", shown(line));
    next = simple ? Next.START_LINE : Next.HEADER;
  }

  private void header(HttpEntry in, String line) {
    if (line.isEmpty()) {
      in.add("empty line", "ends the head");
      next = afterHead();
      return;
    }
    in.add("header", shown(line));
    String[] parts = line.split(":", 2);
    String name = parts[0].toLowerCase(Locale.ROOT);
    String value = parts.length < 2 ? "" : parts[1].strip();
    if (name.equals("content-length") && value.matches("\\d{1,18}")) {
      length = Long.parseLong(value);
    } else if (name.equals("transfer-encoding")) {
      chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
    }
  }

  /** RFC 9112 section 6.3: what the body's length follows from. */
  private Next afterHead() {
    bodyBegun = false;
    if (bodiless || !chunked && length == 0) {
      return Next.START_LINE;
    }
    if (chunked) {
      return Next.CHUNK_SIZE;
    }
    if (length < 0 && !response) {
      return Next.START_LINE;
    }
    length = length < 0 ? UNTIL_CLOSE : length;
    return Next.BODY;
  }

  private void body(HttpEntry in) {
    bodyBegun = true;
    length -= in.data("body", length);
    next = length == 0 ? Next.START_LINE : Next.BODY;
  }

  private void chunkSize(HttpEntry in, String line) {
    Matcher size = CHUNK_SIZE.matcher(line);
    if (!size.matches()) {
      in.add("chunk size", shown(line) + "  (not a number)");
      next = Next.START_LINE;
      return;
    }
    length = Long.parseLong(size.group(1), 16);
    String means = length == 0 ? "the last chunk" : Size.of(length);
    in.add("chunk size", shown(line) + "  (" + means + ")");
    next = length == 0 ? Next.TRAILER : Next.CHUNK_DATA;
  }

  private void chunkData(HttpEntry in) {
    length -= in.data("chunk data", length);
    next = length == 0 ? Next.END_OF_CHUNK : Next.CHUNK_DATA;
  }

  private void trailer(HttpEntry in, String line) {
    if (line.isEmpty()) {
      in.add("empty line", "ends the message");
      next = Next.START_LINE;
    } else {
      in.add("trailer", shown(line));
    }
  }

  private static String shown(String line) {
    return Printable.of(line.getBytes(StandardCharsets.ISO_8859_1));
  }
}
