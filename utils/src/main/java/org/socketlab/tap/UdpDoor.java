package org.socketlab.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a tap's UDP clients come in. One socket receives from all of them, and a datagram's source
 * address tells whose it is: each address becomes a {@link UdpRelay}.
 */
final class UdpDoor implements Loop.Handler {
  private static final int RECEIVE_BUFFER = 1 << 20;
  private static final int MOST_CLIENTS = 1024;

  private final Loop loop;
  private final Tap tap;
  private final DatagramChannel channel;

  /** By the client's address; the one that has been silent for longest comes first. */
  private final Map<InetSocketAddress, UdpRelay> clients = new LinkedHashMap<>(16, 0.75f, true);

  /** Binds; reads when it is opened. */
  UdpDoor(Loop loop, Tap tap, InetSocketAddress address) throws IOException {
    this.loop = loop;
    this.tap = tap;
    this.channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      channel.bind(address);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  void open() throws IOException {
    loop.watch(channel, SelectionKey.OP_READ, this);
  }

  void close() {
    Loop.close(channel);
  }

  /** Takes the datagrams that are waiting. */
  void takeIn() {
    for (int i = 0; i < MOST_CLIENTS && takeOne(); i++) {
      continue;
    }
  }

  @Override
  public void ready(SelectionKey key) {
    takeOne();
  }

  /** Takes one datagram; false if there was none. */
  private boolean takeOne() {
    try {
      ByteBuffer bytes = loop.buffer();
      InetSocketAddress from = (InetSocketAddress) channel.receive(bytes);
      if (from != null) {
        client(from).fromNear(bytes.flip());
      }
      return from != null;
    } catch (IOException e) {
      return false; // no socket for a new client: its datagram is lost, as UDP allows
    }
  }

  /** Sends to a client. */
  void send(ByteBuffer bytes, InetSocketAddress client) throws IOException {
    channel.send(bytes, client);
  }

  void over(InetSocketAddress client) {
    clients.remove(client);
  }

  private UdpRelay client(InetSocketAddress address) throws IOException {
    UdpRelay known = clients.get(address);
    if (known != null) {
      return known;
    }
    if (clients.size() >= MOST_CLIENTS) {
      clients.values().iterator().next().close();
    }
    UdpRelay fresh = new UdpRelay(loop, tap, this, address);
    clients.put(address, fresh);
    return fresh;
  }
}
