package org.socketlab.http;

/** A limit on the bytes of one part of a message. */
final class Allowance {
  private final String part;
  private final int bytes;
  private final int status;
  private int left;

  /**
   * An allowance that nothing has been taken from.
   *
   * @param part what it is for, as in a sentence: {@code "the status line"}
   */
  Allowance(String part, int bytes) {
    this(part, bytes, 400);
  }

  /** The same, with the status that a server answers to a request over the limit. */
  Allowance(String part, int bytes, int status) {
    this.part = part;
    this.bytes = bytes;
    this.status = status;
    this.left = bytes;
  }

  void takeOne() throws BadMessage {
    if (left == 0) {
      throw new BadMessage(part + " is longer than " + bytes + " bytes", status);
    }
    left--;
  }

  /** The part that it is for. */
  @Override
  public String toString() {
    return part;
  }
}
