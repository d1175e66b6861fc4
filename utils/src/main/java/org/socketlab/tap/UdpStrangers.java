package org.socketlab.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/**
 * What strangers send to the port by which the far side knows a client of the tap.
 *
 * <p>The relay's own socket is connected, so that the kernel keeps from it whatever does not come
 * from the far side. But a client that has to tell an answer from a forgery is best understood by
 * whoever sees the forgery: so a second socket with the same port receives what the first one does
 * not want. The kernel prefers the connected one for all that fits both.
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

  /** Listens besides a connected socket; on a system that does not allow it, hears nothing. */
  static UdpStrangers besides(DatagramChannel far, Loop loop, UdpRelay relay) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    UdpStrangers strangers = new UdpStrangers(loop, relay, channel);
    try {
      // Only now: a socket that shares from the beginning could be given a port that is in use.
      far.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(far.getLocalAddress());
      loop.watch(channel, SelectionKey.OP_READ, strangers);
    } catch (IOException notAllowed) {
      channel.close();
    }
    return strangers;
  }

  /** Sends from the port that both sockets share; false if this system lets no two have it. */
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
