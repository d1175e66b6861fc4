package org.socketlab.echo;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A client of echo-server between its turns: it keeps the bytes that the client is still owed.
 *
 * <p>A connection waits for one thing at a time. While it owes bytes that did not fit the send
 * buffer, it waits for room and reads nothing. So a client that sends without reading soon fills
 * the buffers of both kernels, and TCP's flow control stops it (RFC 9293 section 3.8.6); a server
 * that read on would fill its own memory.
 */
final class EchoConnection {
  /** The most that is read and forgotten once our stream has ended, in bytes. */
  private static final int LINGER = 1 << 20;

  private final SocketChannel client;
  private final SelectionKey key;

  /**
   * Bytes read but not sent yet; null while there are none, so that an idle client costs no buffer.
   */
  private ByteBuffer owed;

  private boolean ended;
  private int forgotten;

  private EchoConnection(SocketChannel client, SelectionKey key) {
    this.client = client;
    this.key = key;
  }

  /** Registers an accepted client, and waits for its first bytes. */
  static void open(SocketChannel client, Selector selector) {
    try {
      client.configureBlocking(false);
      // A small echo leaves at once, instead of waiting until the one before it is acknowledged.
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = client.register(selector, SelectionKey.OP_READ);
      key.attach(new EchoConnection(client, key));
    } catch (IOException gone) {
      close(client); // reset before its first turn
    }
  }

  /**
   * The connection's turn: the client has sent bytes, or has room for ours.
   *
   * @param piece a buffer to read into; its contents do not matter before or after
   * @throws IOException if the client has reset the connection
   */
  void turn(ByteBuffer piece) throws IOException {
    if (owed != null) {
      client.write(owed);
      if (!owed.hasRemaining()) {
        owed = null;
        key.interestOps(SelectionKey.OP_READ);
      }
      return;
    }
    piece.clear();
    int count = client.read(piece);
    if (count < 0) {
      close(); // the client has ended its stream and has all its bytes back, or we would not read
    } else if (ended) {
      forget(count);
    } else {
      echo(piece.flip());
    }
  }

  private void echo(ByteBuffer bytes) throws IOException {
    client.write(bytes);
    if (bytes.hasRemaining()) {
      owed = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
      key.interestOps(SelectionKey.OP_WRITE);
    }
  }

  /**
   * Ends our stream, unless bytes are still owed. Bytes that still come from the client are read
   * and dropped, since closing with unread input would reset the connection, and the client could
   * lose our last bytes (RFC 1122 section 4.2.2.13).
   */
  void end() {
    if (owed != null || ended || !key.isValid()) {
      return;
    }
    ended = true;
    try {
      client.shutdownOutput();
    } catch (IOException gone) {
      close(); // reset meanwhile
    }
  }

  private void forget(int count) {
    forgotten += count;
    if (forgotten > LINGER) {
      close();
    }
  }

  /** Closes the connection, and with it leaves the selector. */
  void close() {
    close(client);
  }

  private static void close(SocketChannel client) {
    try {
      client.close();
    } catch (IOException e) {
      // The connection is closed all the same.
    }
  }
}
