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
import org.socketlab.net.Addresses;

/**
 * A UDP socket for an echo server: each message is one datagram, and so is its echo. Either may be
 * lost, come twice, or come late; nobody sends it again.
 */
final class UdpTransport implements Transport {
  /** The most that fits: 65,535 bytes of IPv4 packet, less its header's 20 and UDP's 8. */
  static final int LARGEST = 65_507;

  /** How many earlier messages are kept, to recognise their late echoes. */
  private static final int KEPT = 64;

  private final InetSocketAddress server;
  private final int timeoutMillis;
  private final DatagramSocket socket = new DatagramSocket(null); // null: not bound yet
  private final DatagramSocket strangers = new DatagramSocket(null);
  private final Deque<ByteBuffer> earlier = new ArrayDeque<>();

  /**
   * Opens a socket that receives from that address alone, and beside it one that receives what
   * others send to the same port. UDP has no connection: only an answer shows that a server is
   * there.
   */
  UdpTransport(InetSocketAddress server, int timeoutMillis) throws IOException {
    this.server = server;
    this.timeoutMillis = timeoutMillis;
    try {
      socket.setReuseAddress(true); // lets another socket have the same port
      socket.bind(null);
      strangers.setReuseAddress(true);
      strangers.bind(new InetSocketAddress(socket.getLocalPort()));
      socket.connect(server);
    } catch (IOException | RuntimeException e) {
      close();
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
      // Java sends no empty datagram from a connected socket; the other socket has the same port.
      DatagramSocket from = message.length > 0 ? socket : strangers;
      from.send(new DatagramPacket(message, message.length, server));
      echo.came(answer());
      echo.ended("the datagram ended");
    } catch (PortUnreachableException e) {
      // The server's host answered with ICMP: no socket has that port (RFC 1122 section 4.1.3.1).
      throw new ConnectException("Connection refused");
    } finally {
      remember(ByteBuffer.wrap(message));
    }
  }

  /** The first datagram that is not a late echo; late echoes do not extend the wait. */
  private ByteBuffer answer() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    ByteBuffer datagram;
    do {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (millis <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) millis);
      DatagramPacket packet = packet();
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

  /**
   * A server at 0.0.0.0 answers from whichever of its addresses the system prefers, which need not
   * be the one that was asked (RFC 1122 section 4.1.3.5). Such a datagram is not accepted as an
   * answer, but it shows what is wrong.
   */
  @Override
  public String remedy() {
    DatagramPacket packet = packet();
    try {
      strangers.setSoTimeout(1); // the datagrams are there already: no need to wait
      for (int i = 0; i < KEPT; i++) {
        strangers.receive(packet);
        if (packet.getPort() == server.getPort()) {
          return "%s answered in place of %s: does the server listen at every address?"
              .formatted(Addresses.text(packet.getAddress()), Addresses.text(server.getAddress()));
        }
      }
    } catch (IOException e) {
      // Nobody else has sent anything.
    }
    return "UDP does not resend: is the server running, and with --udp?";
  }

  private static DatagramPacket packet() {
    return new DatagramPacket(new byte[LARGEST + 1], LARGEST + 1);
  }

  @Override
  public void close() {
    socket.close();
    strangers.close();
  }
}
