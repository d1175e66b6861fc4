package org.socketlab.http;

/**
 * How much of a message's head a reader takes before it gives up: whoever sends a line without an
 * end would otherwise have our memory. A body has no limit here, since nobody needs to keep it.
 *
 * @param startLine the longest start line, in bytes with its line end
 * @param fieldSection the longest field section (the header's, or a trailer's), in bytes
 * @param fieldLines the most lines in a field section
 */
public record Limits(int startLine, int fieldSection, int fieldLines) {
  /** For a client: far beyond what honest servers send, and nothing to a machine's memory. */
  public static final Limits RESPONSE = new Limits(8 << 10, 256 << 10, 1000);
}
