package org.socketlab.echo;

import java.io.Closeable;
import java.io.IOException;

/** How messages get to an echo server and back: {@link TcpTransport} or {@link UdpTransport}. */
interface Transport extends Closeable {
  /** Whether a message may be lost with nobody knowing. */
  boolean loses();

  /**
   * Sends a message and takes in what comes back, until as many bytes are back as were sent, or no
   * more can come: then {@link Echo#ending} says why.
   *
   * @param last that no message follows, so that ours may end
   * @throws java.net.SocketTimeoutException if the server is silent for longer than we wait
   */
  void exchange(Echo echo, boolean last) throws IOException;

  /** What the user may look at when no answer has come. */
  default String remedy() {
    return "is it the right port, and the right protocol? --timeout waits longer";
  }
}
