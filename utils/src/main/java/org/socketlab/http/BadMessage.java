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

  /** With what is wrong, to stand behind "cannot read the reply:". */
  BadMessage(String sentence) {
    super(sentence);
  }
}
