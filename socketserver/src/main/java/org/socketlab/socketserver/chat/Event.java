package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.socketlab.socketserver.web.Json;

/**
 * Something that has happened in the chat, and is on disk.
 *
 * <p>Whoever has seen event N asks for those after N, and misses nothing. An event that is told
 * again later tells how things are by then: a text that was deleted meanwhile is told to nobody.
 *
 * @param number from 1 on, growing, never given twice
 * @param kind what happened
 * @param about the message; or, for {@link Kind#USERS}, the list of who is here now
 */
record Event(long number, Kind kind, Object about) {
  /** What can happen. */
  enum Kind {
    /** A message was posted. */
    MESSAGE("message"),
    /** A message's text was changed. */
    EDITED("edited"),
    /** A message's text was taken away. */
    DELETED("deleted"),
    /** Somebody came or left. */
    USERS("users");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The kind of that word. */
    static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException(word);
    }

    /** Its name on the wire, and on disk. */
    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * The event as a browser's EventSource reads it (WHATWG HTML, section 9.2.6): lines with a name
   * each, and an empty line where it ends. JSON has no line ends of its own, so it is one line.
   */
  byte[] bytes() throws IOException {
    String json = new String(Json.bytes(about), StandardCharsets.UTF_8);
    String text = "event: " + kind + "\nid: " + number + "\ndata: " + json + "\n\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
