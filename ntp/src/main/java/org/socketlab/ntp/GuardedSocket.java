package org.socketlab.ntp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.apache.commons.net.DatagramSocketFactory;
import org.socketlab.cli.Target;

/**
 * The socket that basics-04 gives to the library: it hands over answers only, and records when they
 * came.
 *
 * <p>The library takes the first datagram from any sender for the answer, and reads the time in
 * milliseconds. This socket corrects both one layer below: it drops strays, keeps listening until
 * the timeout, and reads the time in nanoseconds as close to the network as Java gets.
 */
final class GuardedSocket extends DatagramSocket implements DatagramSocketFactory {
  private final Target server;
  private InetSocketAddress asked;
  private NtpPacket request;
  private NtpTimestamp sent;
  private NtpTimestamp arrived;

  /** A socket on any free local port, to ask that server. */
  GuardedSocket(Target server) throws IOException {
    this.server = server;
  }

  @Override
  public void send(DatagramPacket datagram) throws IOException {
    asked = (InetSocketAddress) datagram.getSocketAddress();
    request = NtpPacket.of(datagram.getData());
    sent = NtpTimestamp.now();
    super.send(datagram);
  }

  @Override
  public void receive(DatagramPacket datagram) throws IOException {
    Deadline deadline = Deadline.in(server.timeoutMillis());
    Strays strays = new Strays(server, asked);
    try {
      while (true) {
        setSoTimeout(deadline.millisLeft());
        super.receive(datagram);
        arrived = NtpTimestamp.now();

        Optional<String> stray = AnswerRules.stray(datagram, asked, request.transmit());
        if (stray.isEmpty()) {
          return;
        }
        strays.drop(datagram, stray.get());
        datagram.setLength(NtpPacket.BYTES); // a short stray has reduced it
      }
    } catch (SocketTimeoutException e) {
      throw strays.noAnswer();
    }
  }

  /** The last request. */
  NtpPacket request() {
    return request;
  }

  /** T1 of the last request. */
  NtpTimestamp sent() {
    return sent;
  }

  /** T4 of the last answer. */
  NtpTimestamp arrived() {
    return arrived;
  }

  @Override
  public DatagramSocket createDatagramSocket() {
    return this;
  }

  @Override
  public DatagramSocket createDatagramSocket(int port) {
    return this;
  }

  @Override
  public DatagramSocket createDatagramSocket(int port, InetAddress local) {
    return this;
  }
}
