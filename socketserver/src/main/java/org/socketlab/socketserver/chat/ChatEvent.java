package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.socketlab.socketserver.web.Json;

/**
 * Something that has happened in the chat, and is on disk.
 *
 * <p>A client that has seen event N asks for the events after N, and misses nothing. An event that
 * is sent again later carries the current state: a text that was deleted meanwhile is sent to
 * nobody.
 */
public sealed interface ChatEvent {
  /** Counted from 1, increasing, never reused. */
  long number();

  /** What happened: the event's name on the wire, and on disk. */
  Kind kind();

  /** The event's data as one line of JSON. */
  byte[] data() throws IOException;

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
    public static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException(word);
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** A message was posted, edited or deleted. */
  record OfMessage(long number, Kind kind, ChatMessage message) implements ChatEvent {
    @Override
    public byte[] data() throws IOException {
      return Json.bytes(message);
    }
  }

  /** Somebody came or left; {@code members} are here now. */
  record OfMembers(long number, List<Member> members) implements ChatEvent {
    @Override
    public Kind kind() {
      return Kind.USERS;
    }

    @Override
    public byte[] data() throws IOException {
      return Json.bytes(members);
    }
  }

  /**
   * The event as a browser's EventSource reads it (WHATWG HTML, section 9.2.6): named fields, one a
   * line, and an empty line at the end.
   */
  default byte[] bytes() throws IOException {
    String json = new String(data(), StandardCharsets.UTF_8);
    String text = "event: " + kind() + "\nid: " + number() + "\ndata: " + json + "\n\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
