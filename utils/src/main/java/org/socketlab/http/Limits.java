package org.socketlab.http;

/**
 * How much of a message's head a reader takes before it gives up: otherwise, an endless line would
 * fill the memory. A body has no limit here, since nobody needs to keep a whole body.
 *
 * @param startLine the longest start line, in bytes with its line end
 * @param fieldSection the longest field section (the header's, or a trailer's), in bytes
 * @param fieldLines the most lines in a field section
 */
public record Limits(int startLine, int fieldSection, int fieldLines) {
  /** For a client: far more than honest servers send, and little for a machine's memory. */
  public static final Limits RESPONSE = new Limits(8 << 10, 256 << 10, 1000);

  /** For a server: what browsers send, several times over. */
  public static final Limits REQUEST = new Limits(8 << 10, 32 << 10, 100);
}
