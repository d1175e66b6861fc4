package org.socketlab.echo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * A UDP socket for an echo server: each message is one datagram, and so is its echo. Either may be
 * lost, come twice, or come late; nobody sends it again.
 */
final class UdpTransport implements Transport {
  /** The most that fits: 65,535 bytes of IPv4 packet, less its header's 20 and UDP's 8. */
  static final int LARGEST = 65_507;

  /** How many earlier messages are kept, to know their late echoes by. */
  private static final int KEPT = 64;

  private final int timeoutMillis;
  private final DatagramSocket socket;
  private final Deque<ByteBuffer> earlier = new ArrayDeque<>();

  /**
   * Opens a socket that receives from that address alone. UDP connects to nobody: whether a server
   * is there, only an answer tells.
   */
  UdpTransport(InetSocketAddress address, int timeoutMillis) throws IOException {
    this.timeoutMillis = timeoutMillis;
    socket = new DatagramSocket();
    try {
      socket.connect(address);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public boolean loses() {
    return true;
  }

  @Override
  public void exchange(Echo echo, boolean last) throws IOException {
    byte[] message = new byte[echo.size()];
    echo.message().get(message);
    try {
      socket.send(new DatagramPacket(message, message.length));
      echo.came(answer());
      echo.ended("the datagram ended");
    } catch (PortUnreachableException e) {
      // The server's host answered with ICMP: no socket has that port (RFC 1122 section 4.1.3.1).
      throw new ConnectException("Connection refused");
    } finally {
      remember(ByteBuffer.wrap(message));
    }
  }

  /** The first datagram that is no late echo; so many of those don't make the wait longer. */
  private ByteBuffer answer() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST + 1], LARGEST + 1);
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    ByteBuffer datagram;
    do {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (millis <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) millis);
      socket.receive(packet);
      datagram = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
    } while (earlier.contains(datagram));
    return datagram;
  }

  private void remember(ByteBuffer message) {
    earlier.addLast(message);
    if (earlier.size() > KEPT) {
      earlier.removeFirst();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
