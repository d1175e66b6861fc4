package org.socketlab.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.function.Supplier;
import org.socketlab.tap.Side;

/**
 * A listening socket of a check, on a free port of the loopback address, for a client under test to
 * connect to.
 */
public final class Door implements AutoCloseable {
  private static final int PATIENCE_MILLIS = Child.PATIENCE_SECONDS * 1000;

  private final ServerSocket server;
  private final Story story;
  private final Supplier<Optional<String>> end;

  /** A socket of a check; {@code end} tells how the program has ended, if it has. */
  public Door(Story story, Supplier<Optional<String>> end) {
    this.story = story;
    this.end = end;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new CannotCheck("no port to listen on: " + e.getMessage(), e);
    }
  }

  /** The port, as an option's value. */
  public String port() {
    return String.valueOf(server.getLocalPort());
  }

  /** Waits for the program to connect. */
  public Peer accept() {
    story.step("accept", "a connection on 127.0.0.1:" + port());
    try {
      return new Peer(Patience.await(PATIENCE_MILLIS, end, this::accept), Side.FAR, story, "");
    } catch (SocketTimeoutException e) {
      throw new CheckFailed(
          end.get()
              .map(ended -> ended + " before it connected")
              .orElse("the program did not connect within " + PATIENCE_MILLIS / 1000 + " s"));
    } catch (IOException e) {
      throw new CannotCheck("the check's own socket failed: " + e.getMessage(), e);
    }
  }

  private Socket accept(int millis) throws IOException {
    server.setSoTimeout(millis);
    return server.accept();
  }

  /** Expects that nobody connects for a while. */
  public void expectNobody(int millis) {
    story.step("expect", "no connection on 127.0.0.1:" + port());
    try {
      Patience.await(millis, end, this::accept).close();
      throw new CheckFailed("the program connected, which this stage does not do");
    } catch (SocketTimeoutException asExpected) {
      // Nobody came.
    } catch (IOException e) {
      throw new CannotCheck("the check's own socket failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }
}
