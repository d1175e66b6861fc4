package org.socketlab.socketserver.web;

import java.io.IOException;

/** Is told before a thread waits for anything, so that nobody has to wait with it. */
public interface BeforeWaiting {
  /** For a thread that may wait: there is nobody to be told. */
  BeforeWaiting NOBODY = () -> {};

  /**
   * Does what has to be done before.
   *
   * @throws IOException if it can't: then there must be no waiting
   */
  void tell() throws IOException;
}
