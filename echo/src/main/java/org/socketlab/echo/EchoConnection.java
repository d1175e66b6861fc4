package org.socketlab.echo;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A client of echo-server between its turns: what it is still owed.
 *
 * <p>It waits for one thing at a time. As long as it is owed bytes that found no room on the way
 * back, it waits for room and reads nothing: so a client that sends without reading soon fills the
 * buffers of both kernels, and TCP's window closes its mouth (RFC 9293 section 3.8.6), where a
 * server that read on would fill its own memory.
 */
final class EchoConnection {
  /** The most that is read and forgotten once our stream has ended, in bytes. */
  private static final int LINGER = 1 << 20;

  private final SocketChannel client;
  private final SelectionKey key;

  /** Read but not sent yet; null while nothing is owed, so that an idle client costs no buffer. */
  private ByteBuffer owed;

  private boolean ended;
  private int forgotten;

  private EchoConnection(SocketChannel client, SelectionKey key) {
    this.client = client;
    this.key = key;
  }

  /** Takes in a client that was accepted, and waits for its first bytes. */
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
   * Its turn, as it has bytes for us or room for ours.
   *
   * @param piece to read into; holds nothing of worth before or after
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
   * Ends our stream, unless bytes are owed still. What the client has under way is read and
   * forgotten, since closing with unread input would reset the connection, and that would take back
   * what we sent last (RFC 1122 section 4.2.2.13).
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
      // Whatever keeps it from being closed in order, it is closed.
    }
  }
}
