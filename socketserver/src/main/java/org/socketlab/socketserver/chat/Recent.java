package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last few events, for readers that were still reading older ones from the disk while these
 * happened.
 */
final class Recent {
  private static final int MOST = 256;

  private final Deque<Told> events = new ArrayDeque<>();
  private long forgottenUpTo;

  /** No events yet, after the event with that number. */
  Recent(long last) {
    forgottenUpTo = last;
  }

  void add(Told told) {
    events.add(told);
    if (events.size() > MOST) {
      forgottenUpTo = events.remove().number();
    }
  }

  /**
   * Gives a reader the events that it does not know yet.
   *
   * @throws IOException if the reader is gone, or has missed more events than are kept here
   */
  void giveTo(Subscriber reader) throws IOException {
    if (reader.last() < forgottenUpTo) {
      throw new IOException("the reader has missed too many events, and must ask again");
    }
    reader.giveNew(events);
  }
}
