package org.socketlab.http;

import java.io.IOException;

/**
 * A message that breaks HTTP's rules or the reader's limits. Later bytes on its connection have no
 * meaning: close the connection.
 *
 * <p>The sentence holds no bytes of the message, so it is safe to print.
 */
public final class BadMessage extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  /** Says what is wrong, to follow "cannot read the reply:". */
  public BadMessage(String sentence) {
    this(sentence, 400);
  }

  /** The same, for a request that a server answers with another status than 400. */
  BadMessage(String sentence, int status) {
    super(sentence);
    this.status = status;
  }

  /** What a server answers to such a request: 400, 414, 431, 501 or 505. */
  public int status() {
    return status;
  }
}
