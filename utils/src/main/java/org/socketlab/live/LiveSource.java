package org.socketlab.live;

import java.util.List;
import org.socketlab.tap.Fault;
import org.socketlab.tap.Side;

/** What the page shows, and what it can do to it. */
public interface LiveSource {
  /** The conversations. */
  Reel reel();

  /** All that has passed so far, or the beginning of very much, as a capture file. */
  byte[] capture();

  /**
   * Disturbs what a side of a conversation sends from now on.
   *
   * @throws IllegalArgumentException with a sentence for the user, if the faults don't fit
   */
  void disturb(int conversation, Side from, List<Fault> faults);

  /** The command that repeats it, without its faults. */
  String command();
}
