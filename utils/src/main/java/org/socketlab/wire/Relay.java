package org.socketlab.wire;

/** A conversation that a tap is relaying. */
interface Relay {
  /** Ends it, wherever it is. */
  void close();
}
