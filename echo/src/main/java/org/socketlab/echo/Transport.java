package org.socketlab.echo;

import java.io.Closeable;
import java.io.IOException;

/** How messages get to an echo server and back: {@link TcpTransport} or {@link UdpTransport}. */
interface Transport extends Closeable {
  /** Whether a message may be lost without notice. */
  boolean loses();

  /**
   * Sends a message and receives its echo, until all bytes are back or no more can come: then
   * {@link Echo#ending} says why.
   *
   * @param last whether this is the last message, after which our stream may end
   * @throws java.net.SocketTimeoutException if the server is silent for longer than we wait
   */
  void exchange(Echo echo, boolean last) throws IOException;

  /** What the user can check when no answer has come. */
  default String remedy() {
    return "is it the right port, and the right protocol? --timeout waits longer";
  }
}
