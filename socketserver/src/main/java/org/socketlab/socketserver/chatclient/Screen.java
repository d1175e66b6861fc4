package org.socketlab.socketserver.chatclient;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where the user reads and writes. Any thread may show something at any time, even while the user
 * is typing; the caller escapes text from the network first ({@link Shown}).
 */
interface Screen extends Closeable {
  /**
   * The next line that the user enters.
   *
   * @param prompt the prompt that a person sees
   * @return null when no more lines come: the input has ended, or the user wants to leave
   */
  String line(String prompt) throws IOException;

  /** Shows what somebody did: {@code ana} and {@code ": hola"}. */
  void show(String name, String what);

  /** Shows a line of results. */
  void print(String line);

  /** Tells the user something that is not a result. */
  void note(String sentence);

  /** Whether a person is there, who can be asked again. */
  boolean isTerminal();
}
