package org.socketlab.tap;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.socketlab.net.LingeringClose;

/**
 * {@link LingeringClose} for a socket of a loop: it ends our stream, discards what the peer still
 * has under way (2 s and 1 MiB at most), and only then closes the socket, so that the peer sees an
 * end and no reset.
 */
final class Farewell implements Loop.Handler {
  private static final long NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Loop loop;
  private final SocketChannel channel;
  private int left = 1 << 20;

  private Farewell(Loop loop, SocketChannel channel) {
    this.loop = loop;
    this.channel = channel;
  }

  /** Ends the conversation with the peer on that key's channel; this takes the key over. */
  static void say(Loop loop, SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      channel.shutdownOutput();
    } catch (IOException gone) {
      Loop.close(channel);
      return;
    }
    key.attach(new Farewell(loop, channel));
    key.interestOps(SelectionKey.OP_READ);
    loop.after(NANOS, () -> Loop.close(channel));
  }

  @Override
  public void ready(SelectionKey key) {
    try {
      int count = channel.read(loop.buffer());
      left -= count;
      if (count >= 0 && left > 0) {
        return;
      }
    } catch (IOException gone) {
      // Reset: then there is nobody left to be polite to.
    }
    Loop.close(channel);
  }
}
