package org.socketlab.tap;

/** The two sides of a conversation that passes through a tap. */
public enum Side {
  /** The side that connected to the tap: usually a client. */
  NEAR,
  /** The side that the tap connected to: usually a server. */
  FAR;

  /** The side that this one talks to. */
  public Side other() {
    return this == NEAR ? FAR : NEAR;
  }
}
