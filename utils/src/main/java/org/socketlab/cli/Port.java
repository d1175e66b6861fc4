package org.socketlab.cli;

/**
 * A port as an option's value: 16 bits of a TCP or UDP header, so 0 to 65535 (RFC 9293 section
 * 3.1).
 */
public final class Port extends WholeNumber {
  /** The converter, as picocli makes it. */
  public Port() {
    super("a port", 0, 65535);
  }
}
