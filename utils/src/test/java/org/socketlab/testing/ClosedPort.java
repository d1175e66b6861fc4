package org.socketlab.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A TCP port of 127.0.0.1 that refuses connections: a socket is bound to it, and does not listen. A
 * free port could go to another test, which may listen there.
 */
public final class ClosedPort implements AutoCloseable {
  private final Socket taken = new Socket();

  /** Takes any port that is free. */
  public ClosedPort() throws IOException {
    taken.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
  }

  /** The port's number. */
  public int number() {
    return taken.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    taken.close();
  }
}
