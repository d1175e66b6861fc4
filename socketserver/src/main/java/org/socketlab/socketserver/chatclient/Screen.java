package org.socketlab.socketserver.chatclient;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where the user reads and writes. Any thread may show something at any time, also while the user
 * is typing; what comes from the network has to be made fit to be seen ({@link Shown}) before.
 */
interface Screen extends Closeable {
  /**
   * The next line that the user enters.
   *
   * @param prompt what a person is asked with
   * @return null when there will be none: the input has ended, or the user has had enough
   */
  String line(String prompt) throws IOException;

  /** Shows what somebody did: {@code ana} and {@code ": hola"}. */
  void show(String name, String what);

  /** Shows a line of results. */
  void print(String line);

  /** Tells the user something that is no result. */
  void note(String sentence);

  /** Whether a person sits there, who can be asked again, and sees what is kept for later. */
  boolean isTerminal();
}
