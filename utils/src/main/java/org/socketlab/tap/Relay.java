package org.socketlab.tap;

/** A conversation that a tap is relaying. */
interface Relay {
  /** Ends the conversation, whatever its state. */
  void close();

  /** The conversation's number; 0 as long as nobody has been told of it. */
  int number();

  /** Disturbs what a side sends from now on. */
  void disturb(Side from, Faults faults);

  /** Passes on waiting datagrams; a stream needs no such step. */
  default void takeIn() {}

  /** Whether that side's stream has ended, and all of it has been passed on. */
  boolean hasEnded(Side side);

  /** Whether both streams have ended. */
  default boolean isOver() {
    return hasEnded(Side.NEAR) && hasEnded(Side.FAR);
  }
}
