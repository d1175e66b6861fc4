package org.socketlab.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/**
 * Receives strangers' datagrams to the port by which the far side knows a client of the tap.
 *
 * <p>The relay's own socket is connected, so the kernel gives it only datagrams from the far side.
 * But a client must tell an answer from a forgery, and a user who sees the forgery understands that
 * client better: so a second socket on the same port receives all other datagrams. The kernel
 * prefers the connected socket for a datagram that fits both.
 */
final class UdpStrangers implements Loop.Handler {
  private final Loop loop;
  private final UdpRelay relay;
  private final DatagramChannel channel;

  private UdpStrangers(Loop loop, UdpRelay relay, DatagramChannel channel) {
    this.loop = loop;
    this.relay = relay;
    this.channel = channel;
  }

  /** Listens beside a connected socket; hears nothing on a system that does not allow two. */
  static UdpStrangers besides(DatagramChannel far, Loop loop, UdpRelay relay) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    UdpStrangers strangers = new UdpStrangers(loop, relay, channel);
    try {
      // Only now: a socket with this option from the beginning could get a port that is in use.
      far.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(far.getLocalAddress());
      loop.watch(channel, SelectionKey.OP_READ, strangers);
    } catch (IOException notAllowed) {
      channel.close();
    }
    return strangers;
  }

  /** Sends from the port that both sockets share; false if this system allows only one. */
  boolean send(ByteBuffer bytes, InetSocketAddress to) throws IOException {
    if (!channel.isOpen()) {
      return false;
    }
    channel.send(bytes, to);
    return true;
  }

  @Override
  public void ready(SelectionKey key) {
    try {
      ByteBuffer bytes = loop.buffer();
      InetSocketAddress from = (InetSocketAddress) channel.receive(bytes);
      if (from != null) {
        relay.fromStranger(from, bytes.flip().remaining());
      }
    } catch (IOException e) {
      close();
    }
  }

  void close() {
    Loop.close(channel);
  }
}
