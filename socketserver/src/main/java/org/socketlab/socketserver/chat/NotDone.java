package org.socketlab.socketserver.chat;

import java.io.IOException;

/** The chat does not do what was asked, and why. Nothing has changed, unless the reason says so. */
public final class NotDone extends IOException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why not. */
  public enum Reason {
    /** Another has that name. */
    TAKEN,
    /** There is no such message. */
    NOT_THERE,
    /** The message is another member's. */
    NOT_YOURS,
    /** The message was deleted. */
    GONE,
    /** It is longer than the chat can keep. */
    TOO_LONG,
    /** It is nothing that a chat knows. */
    SENSELESS,
    /** There are as many members as the chat can take. */
    CROWDED,
    /** The disk is full. */
    NO_SPACE,
    /** What keeps the chat can't be reached, or is about to stop. */
    AWAY,
    /** It may be done, or be done later: nobody knows. */
    UNCERTAIN
  }

  /**
   * Not done.
   *
   * @param sentence what is the matter, for whoever asked
   */
  public NotDone(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  /** Why not. */
  public Reason reason() {
    return reason;
  }

  /** Whether it is what was asked that is at fault: then asking again would not mend it. */
  public boolean isFinal() {
    return switch (reason) {
      case TAKEN, NOT_THERE, NOT_YOURS, GONE, TOO_LONG, SENSELESS -> true;
      case CROWDED, NO_SPACE, AWAY, UNCERTAIN -> false;
    };
  }
}
