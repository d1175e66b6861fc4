package org.socketlab.tap;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/**
 * The two streams of one recorded connection: each is noted to its end, and no further. A program
 * may have a thread for each.
 */
final class RecordedStreams {
  private final Recorder recorder;
  private final Conversation conversation;
  private final Set<Side> speaking = EnumSet.allOf(Side.class);

  RecordedStreams(Recorder recorder, Conversation conversation) {
    this.recorder = recorder;
    this.conversation = conversation;
    conversation.opened();
  }

  synchronized void bytes(Side from, ByteBuffer bytes) {
    if (speaking.contains(from) && bytes.hasRemaining()) {
      conversation.bytes(from, bytes);
    }
  }

  synchronized void ended(Side from) {
    if (speaking.remove(from)) {
      conversation.ended(from);
    }
  }

  synchronized void reset(Side by) {
    if (!speaking.isEmpty()) {
      speaking.clear();
      conversation.reset(by);
    }
  }

  /** The program has closed its socket: it no longer hears the peer. */
  void over() {
    recorder.over(conversation);
  }
}
