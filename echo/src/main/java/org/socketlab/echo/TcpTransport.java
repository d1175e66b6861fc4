package org.socketlab.echo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A TCP connection to an echo server, which sends and receives at the same time.
 *
 * <p>To send all and then receive works as long as the message is small. A large one comes back
 * while it is still on its way out; if nobody takes it in, the buffers of both kernels fill, the
 * server waits for us to read, and we wait for the server to read: for ever. So this asks the
 * system for whichever is possible first, as the server does.
 */
final class TcpTransport implements Transport {
  private static final int PIECE = 64 * 1024;

  /** How long to look for surplus bytes of a server that does not end its stream. */
  private static final int SURPLUS_MILLIS = 1000;

  private final int timeoutMillis;
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE);

  /**
   * Connects.
   *
   * @param timeoutMillis how long to wait for the connection, and then for anything to move
   */
  TcpTransport(InetSocketAddress address, int timeoutMillis) throws IOException {
    this.timeoutMillis = timeoutMillis;
    channel = SocketChannel.open();
    try {
      channel.socket().connect(address, timeoutMillis);
      // Each message leaves at once: a round trip is measured, not the wait for company.
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      selector = Selector.open();
      key = channel.register(selector, SelectionKey.OP_READ);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public boolean loses() {
    return false;
  }

  @Override
  public void exchange(Echo echo, boolean last) throws IOException {
    ByteBuffer message = echo.message();
    send(message, last);
    while (!echo.isWhole() && echo.ending() == null) {
      if (!ready(message, timeoutMillis)) {
        throw new SocketTimeoutException();
      }
      if (key.isReadable()) {
        receive(echo);
      }
      if (message.hasRemaining()) {
        send(message, last);
      }
    }
    while (last && !echo.isTooLong() && echo.ending() == null) {
      if (!ready(message, Math.min(timeoutMillis, SURPLUS_MILLIS))) {
        return; // all is back, and nothing more seems to come
      }
      receive(echo);
    }
  }

  /** Waits until something can move; false if nothing could in that time. */
  private boolean ready(ByteBuffer message, int millis) throws IOException {
    int both = SelectionKey.OP_READ | SelectionKey.OP_WRITE;
    key.interestOps(message.hasRemaining() ? both : SelectionKey.OP_READ);
    selector.selectedKeys().clear();
    return selector.select(millis) > 0;
  }

  /** Sends as much as finds room; after the last byte of the last message, ends our stream. */
  private void send(ByteBuffer message, boolean last) throws IOException {
    try {
      ByteBuffer next = message.slice(message.position(), Math.min(PIECE, message.remaining()));
      message.position(message.position() + channel.write(next));
      if (last && !message.hasRemaining()) {
        channel.shutdownOutput();
      }
    } catch (IOException e) {
      // The server takes no more. It may have sent something before, so that reading tells the end.
      message.position(message.limit());
    }
  }

  private void receive(Echo echo) {
    piece.clear();
    try {
      if (channel.read(piece) < 0) {
        echo.ended("the connection ended");
      }
    } catch (IOException e) {
      echo.ended(e.getMessage()); // Connection reset
    }
    if (piece.position() > 0) {
      echo.came(piece.flip());
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
