package org.socketlab.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads HTTP/1.x messages off a stream: a start line, field lines, an empty line, and a body whose
 * end the header tells (RFC 9112 section 2.1). After one message is read to its end, the next may
 * follow.
 *
 * <p>A failure of the stream (an early end, a timeout, a reset) passes unchanged; an error in the
 * message is a {@link BadMessage}.
 */
public final class MessageReader {
  private static final int INTERIM_RESPONSES = 64;

  private final LineInput in;
  private final Limits limits;
  private final boolean strict;
  private final StringBuilder head = new StringBuilder();

  /** Reads from here on, and reads ahead: nobody else may read from the same stream. */
  public MessageReader(InputStream in, Limits limits) {
    this(in, limits, false);
  }

  /**
   * The same, for a server with possible other recipients behind it: a strict reader refuses what
   * RFC 9112 lets it forgive (a bare line feed, blanks before a colon, folded lines), because
   * another recipient of the same bytes might read them as another request.
   */
  public MessageReader(InputStream in, Limits limits, boolean strict) {
    this.in = new LineInput(in, strict);
    this.limits = limits;
    this.strict = strict;
  }

  /**
   * Waits for the first byte of the next message.
   *
   * @return false if the stream ended where a message may end
   */
  public boolean awaitMessage() throws IOException {
    head.setLength(0);
    return !in.atEnd();
  }

  /** Whether bytes of a later message have already come. */
  public boolean hasReadAhead() {
    return in.hasReadAhead();
  }

  /**
   * Reads the first line of the next request.
   *
   * @throws EOFException if the stream ends before the line does
   */
  public RequestLine requestLine() throws IOException {
    head.setLength(0);
    String line = line();
    if (line.isEmpty()) { // RFC 9112 section 2.2: one empty line too many is no harm
      head.setLength(0);
      line = line();
    }
    RequestLine parsed = RequestLine.parse(line);
    if (strict && parsed.isSimple()) {
      throw new BadMessage("its request line has no version");
    }
    return parsed;
  }

  private String line() throws IOException {
    return in.line(new Allowance("the request line", limits.startLine(), 414), head);
  }

  /**
   * Reads the header section that follows a request line.
   *
   * @throws EOFException if the stream ends before the head does
   */
  public Request request(RequestLine line) throws IOException {
    return new Request(line, fields("the header section", head)).withHostChecked();
  }

  /**
   * Reads the head of the next final response. Interim ones may come before it, asked for or not
   * (RFC 9110 section 15.2); they are read and discarded.
   *
   * @throws EOFException if the stream ends before the head does
   */
  public Response response() throws IOException {
    for (int i = 0; i <= INTERIM_RESPONSES; i++) {
      Response response = anyResponse();
      if (!response.status().isInterim()) {
        return response;
      }
    }
    throw new BadMessage("more than " + INTERIM_RESPONSES + " interim replies, and no other");
  }

  private Response anyResponse() throws IOException {
    head.setLength(0);
    if (in.atEnd()) {
      throw new EOFException("the stream ended before a reply came");
    }
    StatusLine status =
        StatusLine.parse(in.line(new Allowance("the status line", limits.startLine()), head));
    return new Response(status, fields("the header section", head));
  }

  /**
   * The bytes of the last head, or as many of them as came: a character for each byte (ISO 8859-1),
   * with the line ends.
   */
  public String head() {
    return head.toString();
  }

  /**
   * The body that follows the head just read: a stream that ends where the body does, and fails
   * with an {@link EOFException} if the connection ends before.
   */
  public InputStream body(Framing framing) {
    if (framing instanceof Framing.Length length) {
      return new LengthBody(in, length.bytes());
    }
    return framing instanceof Framing.Chunked ? new ChunkedBody(in, this) : in;
  }

  /** The stream after the last head: the body as it is on the wire, and anything after the body. */
  public InputStream rest() {
    return in;
  }

  /** Reads the fields that may follow the last chunk of a body (RFC 9112 section 7.1.2). */
  public Fields trailers() throws IOException {
    return fields("the trailer section", new StringBuilder());
  }

  /**
   * Reads a section of field lines up to the empty line that ends it.
   *
   * @param part the section's name in a sentence
   * @param seen gets its bytes as they come
   */
  Fields fields(String part, StringBuilder seen) throws IOException {
    Allowance allowance = new Allowance(part, limits.fieldSection(), 431);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i <= limits.fieldLines(); i++) {
      String line = in.line(allowance, seen);
      if (line.isEmpty()) {
        return new Fields(fields);
      }
      if (Field.continuesAnother(line) && !fields.isEmpty() && !strict) {
        fields.add(fields.remove(fields.size() - 1).continuedBy(line));
      } else {
        fields.add(Field.parse(line, strict));
      }
    }
    throw new BadMessage(part + " has more than " + limits.fieldLines() + " lines", 431);
  }
}
