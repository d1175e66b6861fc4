package org.socketlab.tap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.DatagramSocketImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The implementation of a client's recorded {@link DatagramSocket}: a channel's socket, and a note
 * of each datagram. The program has a conversation with each peer that it sends to.
 */
final class RecordedDatagrams extends DatagramSocketImpl {
  private final Recorder recorder;
  private final Map<InetSocketAddress, Conversation> peers = new LinkedHashMap<>();
  private DatagramSocket real;
  private Conversation latest;

  RecordedDatagrams(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  protected void create() throws SocketException {
    try {
      real = DatagramChannel.open().socket();
    } catch (SocketException e) {
      throw e;
    } catch (IOException e) {
      throw (SocketException) new SocketException(e.getMessage()).initCause(e);
    }
  }

  @Override
  protected void bind(int port, InetAddress host) throws SocketException {
    real.bind(new InetSocketAddress(host, port));
    localPort = real.getLocalPort();
  }

  @Override
  protected void connect(InetAddress host, int port) throws SocketException {
    real.connect(new InetSocketAddress(host, port));
  }

  @Override
  protected void disconnect() {
    real.disconnect();
  }

  @Override
  protected void send(DatagramPacket datagram) throws IOException {
    InetSocketAddress to = (InetSocketAddress) datagram.getSocketAddress();
    if (recorder.records(to)) { // before the answer can arrive
      conversation(to).datagram(Side.NEAR, bytes(datagram), 1);
    }
    try {
      real.send(datagram);
    } catch (PortUnreachableException e) {
      throw unreachable(e);
    }
  }

  @Override
  protected void receive(DatagramPacket datagram) throws IOException {
    try {
      real.receive(datagram);
    } catch (PortUnreachableException e) {
      throw unreachable(e);
    }
    heard((InetSocketAddress) datagram.getSocketAddress(), datagram);
  }

  private synchronized void heard(InetSocketAddress from, DatagramPacket datagram) {
    Conversation known = peers.get(from);
    if (known != null) {
      known.datagram(Side.FAR, bytes(datagram), 1);
    } else if (latest != null) {
      latest.stranger(from, datagram.getLength());
    }
  }

  /** Only a connected socket is told, and such a socket has one peer. */
  private synchronized PortUnreachableException unreachable(PortUnreachableException why) {
    if (latest != null) {
      latest.unreachable(Side.FAR);
    }
    return why;
  }

  private synchronized Conversation conversation(InetSocketAddress peer) {
    latest =
        peers.computeIfAbsent(
            peer,
            far -> {
              InetSocketAddress local = (InetSocketAddress) real.getLocalSocketAddress();
              return recorder.begin(true, Recorder.near(local, far), far);
            });
    return latest;
  }

  private static ByteBuffer bytes(DatagramPacket datagram) {
    return ByteBuffer.wrap(datagram.getData(), datagram.getOffset(), datagram.getLength());
  }

  @Override
  protected void close() {
    real.close();
  }

  @Override
  public void setOption(int option, Object value) throws SocketException {
    switch (option) {
      case SO_TIMEOUT -> real.setSoTimeout((Integer) value);
      case SO_REUSEADDR -> real.setReuseAddress((Boolean) value);
      case SO_BROADCAST -> real.setBroadcast((Boolean) value);
      case SO_SNDBUF -> real.setSendBufferSize((Integer) value);
      case SO_RCVBUF -> real.setReceiveBufferSize((Integer) value);
      case IP_TOS -> real.setTrafficClass((Integer) value);
      default -> throw new SocketException("no option of a recorded socket: " + option);
    }
  }

  @Override
  public Object getOption(int option) throws SocketException {
    return switch (option) {
      case SO_BINDADDR -> real.getLocalAddress();
      case SO_TIMEOUT -> real.getSoTimeout();
      case SO_REUSEADDR -> real.getReuseAddress();
      case SO_BROADCAST -> real.getBroadcast();
      case SO_SNDBUF -> real.getSendBufferSize();
      case SO_RCVBUF -> real.getReceiveBufferSize();
      case IP_TOS -> real.getTrafficClass();
      default -> throw new SocketException("no option of a recorded socket: " + option);
    };
  }

  @Override
  protected <T> void setOption(SocketOption<T> name, T value) throws IOException {
    real.setOption(name, value);
  }

  @Override
  protected <T> T getOption(SocketOption<T> name) throws IOException {
    return real.getOption(name);
  }

  @Override
  protected Set<SocketOption<?>> supportedOptions() {
    return real.supportedOptions();
  }

  // The other methods of a DatagramSocketImpl are for multicast groups, and for peeking at a
  // datagram before it is received, which the JDK does only for sockets from before 2002.

  @Override
  protected int peek(InetAddress sender) {
    throw new UnsupportedOperationException("a recorded socket only receives");
  }

  @Override
  protected int peekData(DatagramPacket datagram) {
    throw new UnsupportedOperationException("a recorded socket only receives");
  }

  @Override
  @Deprecated
  protected void setTTL(byte ttl) throws IOException {
    throw noGroups();
  }

  @Override
  @Deprecated
  protected byte getTTL() throws IOException {
    throw noGroups();
  }

  @Override
  protected void setTimeToLive(int ttl) throws IOException {
    throw noGroups();
  }

  @Override
  protected int getTimeToLive() throws IOException {
    throw noGroups();
  }

  @Override
  protected void join(InetAddress group) throws IOException {
    throw noGroups();
  }

  @Override
  protected void leave(InetAddress group) throws IOException {
    throw noGroups();
  }

  @Override
  protected void joinGroup(SocketAddress group, NetworkInterface on) throws IOException {
    throw noGroups();
  }

  @Override
  protected void leaveGroup(SocketAddress group, NetworkInterface on) throws IOException {
    throw noGroups();
  }

  private static IOException noGroups() {
    return new SocketException("multicast is not recorded");
  }
}
