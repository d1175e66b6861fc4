package org.socketlab.http;

/** So many bytes for one part of a message, and not one more. */
final class Allowance {
  private final String part;
  private final int bytes;
  private int left;

  /**
   * An allowance that nothing has been taken from.
   *
   * @param part what it is for, as in a sentence: {@code "the status line"}
   */
  Allowance(String part, int bytes) {
    this.part = part;
    this.bytes = bytes;
    this.left = bytes;
  }

  void takeOne() throws BadMessage {
    if (left == 0) {
      throw new BadMessage(part + " is longer than " + bytes + " bytes");
    }
    left--;
  }

  /** The part that it is for. */
  @Override
  public String toString() {
    return part;
  }
}
