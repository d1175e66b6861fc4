package org.socketlab.tap;

/** A conversation that a tap is relaying. */
interface Relay {
  /** Ends it, wherever it is. */
  void close();

  /** The conversation's number; 0 as long as nobody has been told of it. */
  int number();

  /** Disturbs what a side sends from now on. */
  void disturb(Side from, Faults faults);

  /** Passes on what has come and waits; a stream is passed on as it comes. */
  default void takeIn() {}

  /** Whether that side's stream has ended, and all of it has been passed on. */
  boolean hasEnded(Side side);

  /** Whether both have. */
  default boolean isOver() {
    return hasEnded(Side.NEAR) && hasEnded(Side.FAR);
  }
}
