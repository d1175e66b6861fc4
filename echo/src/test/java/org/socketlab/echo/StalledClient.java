package org.socketlab.echo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Lab;

/** A client that sends as long as there is room and reads nothing, until it is told to. */
final class StalledClient implements AutoCloseable {
  private static final int ROOM = 128 * 1024;
  private static final int STUCK_MILLIS = 1000;
  private static final int PATIENCE_MILLIS = 5000;
  private static final int PAUSE_MILLIS = 500;

  private final Lab lab;
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  /** Sent over and over; of a prime length, so that no piece fits in another's place. */
  private final ByteBuffer pattern;

  private long sent;
  private boolean hasPaused;
  private boolean isBroken;

  StalledClient(Lab lab, InetSocketAddress server) {
    this.lab = lab;
    byte[] random = new byte[65_521];
    lab.random().nextBytes(random);
    pattern = ByteBuffer.wrap(random);
    lab.story().step("connect", "a client that will not read");
    try {
      channel = SocketChannel.open();
      // A small buffer on our side, which is soon full, and soon read.
      channel.setOption(StandardSocketOptions.SO_SNDBUF, ROOM);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, ROOM);
      channel.socket().connect(server, PATIENCE_MILLIS);
      channel.configureBlocking(false);
      selector = Selector.open();
      key = channel.register(selector, 0);
    } catch (IOException e) {
      throw new CheckFailed("cannot connect to the server: " + e.getMessage());
    }
  }

  /** Sends until there has been no room for a second, or {@code most} bytes are sent. */
  long sendUntilStuck(long most) {
    lab.story().step("send", "on and on, reading nothing, until there is no room");
    key.interestOps(SelectionKey.OP_WRITE);
    try {
      while (sent < most && isReady(STUCK_MILLIS)) {
        pattern.position((int) (sent % pattern.capacity()));
        sent += channel.write(pattern);
      }
    } catch (IOException e) {
      throw new CheckFailed("the connection broke after " + sent + " bytes: " + e.getMessage());
    }
    lab.story().step("note", sent + " bytes found room");
    return sent;
  }

  /** How many bytes were sent. */
  long sent() {
    return sent;
  }

  /** Ends our stream. */
  void endStream() {
    lab.story().step("end", "end of the stalled client's stream");
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      throw new CheckFailed("the connection broke: " + e.getMessage());
    }
  }

  /** Reads to the end of the stream; all of it must be what was sent. Returns how much came. */
  long readToEnd() {
    lab.story().step("read", "all that comes back, to the end of the stream");
    key.interestOps(SelectionKey.OP_READ);
    ByteBuffer piece = ByteBuffer.allocate(64 * 1024);
    long back = 0;
    try {
      while (isReady(PAUSE_MILLIS) || hasMore()) {
        int count = channel.read(piece.clear());
        if (count < 0) {
          return back;
        }
        compare(piece.flip(), back);
        back += count;
      }
    } catch (IOException e) {
      isBroken = true;
      throw new CheckFailed(
          "the connection broke after %d of %d bytes: %s".formatted(back, sent, e.getMessage()));
    }
    throw new CheckFailed(
        "waited %d s for the end of the stream; so far came %d of %d bytes"
            .formatted(PATIENCE_MILLIS / 1000, back, sent));
  }

  private boolean hasMore() throws IOException {
    hasPaused = true;
    return isReady(PATIENCE_MILLIS - PAUSE_MILLIS);
  }

  /**
   * Whether the connection broke while bytes kept coming: there was too little time to read all.
   */
  boolean brokeInFullFlow() {
    return isBroken && !hasPaused;
  }

  private void compare(ByteBuffer piece, long from) {
    for (int i = 0; i < piece.limit(); i++) {
      if (from + i >= sent) {
        throw new CheckFailed("more came back than the " + sent + " bytes that were sent");
      }
      if (piece.get(i) != pattern.get((int) ((from + i) % pattern.capacity()))) {
        throw new CheckFailed("byte %d of the echo is wrong".formatted(from + i + 1));
      }
    }
  }

  private boolean isReady(int millis) throws IOException {
    selector.selectedKeys().clear();
    return selector.select(millis) > 0;
  }

  @Override
  public void close() {
    try {
      selector.close();
      channel.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }
}
