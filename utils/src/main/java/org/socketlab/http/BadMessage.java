package org.socketlab.http;

import java.io.IOException;

/**
 * A message that breaks HTTP's rules or the reader's limits. What follows on its connection means
 * nothing any more: close it.
 *
 * <p>The sentence holds no bytes of the message, so it is safe to print.
 */
public final class BadMessage extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  /** With what is wrong, to stand behind "cannot read the reply:". */
  public BadMessage(String sentence) {
    this(sentence, 400);
  }

  /** The same, of a request that a server answers with a status other than 400. */
  BadMessage(String sentence, int status) {
    super(sentence);
    this.status = status;
  }

  /** What a server answers to such a request: 400, 414, 431, 501 or 505. */
  public int status() {
    return status;
  }
}
