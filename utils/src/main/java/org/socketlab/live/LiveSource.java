package org.socketlab.live;

import java.util.List;
import org.socketlab.tap.Fault;
import org.socketlab.tap.Side;

/** The conversations that the page shows and can disturb. */
public interface LiveSource {
  /** The conversations. */
  Reel reel();

  /** All traffic so far, or only its beginning if there is very much, as a capture file. */
  byte[] capture();

  /**
   * Disturbs what a side of a conversation sends from now on.
   *
   * @throws IllegalArgumentException with a sentence for the user, if the faults don't fit
   */
  void disturb(int conversation, Side from, List<Fault> faults);

  /** The command that repeats this tap, without its faults. */
  String command();
}
