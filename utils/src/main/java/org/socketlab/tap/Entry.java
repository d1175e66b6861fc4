package org.socketlab.tap;

import java.time.Duration;

/**
 * One thing that happened in a conversation.
 *
 * @param kind what
 * @param from who did it; null for a note
 * @param at when, counted from the conversation's beginning
 * @param kept the bytes, or as many of the first ones as were kept
 * @param size how many bytes there were
 * @param note a signal's name, a note's text, or what became of a datagram that did not just arrive
 */
public record Entry(Kind kind, Side from, Duration at, byte[] kept, long size, String note) {
  /** What can happen in a conversation. */
  public enum Kind {
    /** A side's bytes: all that it sent before the other side answered. */
    BYTES,
    /** A side sent a datagram. */
    DATAGRAM,
    /** A side ended its stream, or broke the connection. */
    SIGNAL,
    /** Something that concerns both. */
    NOTE
  }

  /** The name of a stream's end. */
  static final String END = "end of stream";

  /** What became of a datagram that does not arrive. */
  public static final String LOST = "lost";

  /** What became of a datagram that arrives twice. */
  public static final String TWICE = "twice";

  /** Whether something went wrong: a reset, a datagram that is lost or unwanted. */
  public boolean isTrouble() {
    return kind == Kind.SIGNAL ? !note.equals(END) : note.equals(LOST);
  }

  /** The same entry, as a datagram with its fate. */
  Entry datagram(String fate) {
    return new Entry(Kind.DATAGRAM, from, at, kept, size, fate);
  }
}
