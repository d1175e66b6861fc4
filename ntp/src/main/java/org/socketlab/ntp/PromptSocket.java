package org.socketlab.ntp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;

/**
 * A datagram socket that stays awake while an answer is about to come.
 *
 * <p>A thread that waits sleeps, and its processor with it. To wake both takes 20 microseconds or
 * more, on the way back only: half of that is taken for an offset ({@link Sample}), in every sample
 * alike, so that the best of eight is no better. Whether it happens is luck: a client and a server
 * that share a processor never let it sleep. So {@link #receive} looks again and again for a
 * millisecond, longer than an answer takes in the same building, and only then lies down: on a way
 * through half the world those microseconds are nothing.
 *
 * <p>A {@link DatagramSocket} can't look without waiting, a {@link DatagramChannel} can. The socket
 * that this class extends is never bound: all goes through the channel.
 */
sealed class PromptSocket extends DatagramSocket permits GuardedSocket {
  private static final long AWAKE_NANOS = Duration.ofMillis(1).toNanos();

  private final DatagramChannel channel;

  /** A socket on any free port of ours. */
  PromptSocket() throws IOException {
    super((SocketAddress) null);
    channel = DatagramChannel.open().bind(null);
  }

  @Override
  public void send(DatagramPacket datagram) throws IOException {
    channel.send(bytes(datagram), datagram.getSocketAddress());
  }

  @Override
  public void receive(DatagramPacket datagram) throws IOException {
    ByteBuffer bytes = bytes(datagram);
    channel.configureBlocking(false); // receive says null when nothing is there
    long tired = System.nanoTime() + AWAKE_NANOS;
    do {
      SocketAddress sender = channel.receive(bytes);
      if (sender != null) {
        datagram.setSocketAddress(sender);
        datagram.setLength(bytes.position() - datagram.getOffset());
        return;
      }
    } while (System.nanoTime() - tired < 0);
    channel.configureBlocking(true);
    channel.socket().receive(datagram);
  }

  /** As everywhere in Java: how long {@link #receive} sleeps at most; 0 is for ever. */
  @Override
  public void setSoTimeout(int millis) throws SocketException {
    channel.socket().setSoTimeout(millis);
  }

  @Override
  public void close() {
    super.close();
    channel.socket().close();
  }

  private static ByteBuffer bytes(DatagramPacket datagram) {
    return ByteBuffer.wrap(datagram.getData(), datagram.getOffset(), datagram.getLength());
  }
}
