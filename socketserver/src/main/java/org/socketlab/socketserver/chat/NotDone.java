package org.socketlab.socketserver.chat;

import java.io.IOException;

/** The chat refuses a request, and says why. Nothing has changed, except with UNCERTAIN. */
public final class NotDone extends IOException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why not. */
  public enum Reason {
    /** Another member has that name. */
    TAKEN,
    /** There is no such message. */
    NOT_THERE,
    /** The message is another member's. */
    NOT_YOURS,
    /** The message was deleted. */
    GONE,
    /** The request is longer than the chat can keep. */
    TOO_LONG,
    /** The request is not a command of the chat. */
    SENSELESS,
    /** The chat has no room for another member. */
    CROWDED,
    /** The disk is full. */
    NO_SPACE,
    /** The chat's storage can't be reached, or is about to stop. */
    AWAY,
    /** The change may have been made, or may still be made: nobody knows. */
    UNCERTAIN
  }

  /**
   * Not done.
   *
   * @param sentence the reason, for the client
   */
  public NotDone(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  /** Why not. */
  public Reason reason() {
    return reason;
  }

  /** Whether the request itself is at fault, so that repeating it does not help. */
  public boolean isFinal() {
    return switch (reason) {
      case TAKEN, NOT_THERE, NOT_YOURS, GONE, TOO_LONG, SENSELESS -> true;
      case CROWDED, NO_SPACE, AWAY, UNCERTAIN -> false;
    };
  }
}
