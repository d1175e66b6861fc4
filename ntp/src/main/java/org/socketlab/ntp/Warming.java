package org.socketlab.ntp;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks time servers of the client's own, again and again, before the client asks for the time.
 *
 * <p>Java loads a class when it is first used, and compiles a method when it has run some hundred
 * times. Both would happen between the first request's timestamps, and be taken for a slow network:
 * some hundred microseconds, where the way over loopback takes ten. So the very code that is going
 * to be timed runs first: against servers that answer from other threads, so that the waiting is
 * warmed, too, and against two in turn, since Java's sockets run through more code for a new
 * address than for the last one again. {@code bench/ntp} measures what it is good for.
 */
final class Warming implements Closeable {
  private static final int ROUNDS = 150;

  private final List<DatagramSocket> servers = new ArrayList<>();

  /**
   * Warms what a client runs through. That this fails costs precision, and nothing else.
   *
   * @param client asks over a socket that is not used again: what comes too late stays there
   */
  void up(Ask client) {
    try {
      InetSocketAddress one = server();
      InetSocketAddress other = server();
      for (int i = 0; i < ROUNDS; i++) {
        client.ask(one);
        client.ask(other);
      }
    } catch (IOException cold) {
      // A machine without a loopback interface: the time will be told all the same.
    }
  }

  /**
   * Ends the servers: only after the real question, since two threads that end are no help then.
   */
  @Override
  public void close() {
    servers.forEach(DatagramSocket::close);
  }

  /** Starts a server of our own, and returns its address. */
  private InetSocketAddress server() throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    servers.add(socket);
    Thread thread = new Thread(() -> answer(socket), "warming");
    thread.setDaemon(true);
    thread.start();
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private static void answer(DatagramSocket socket) {
    byte[] buffer = new byte[NtpPacket.BYTES];
    DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
    try {
      while (true) {
        socket.receive(datagram);
        NtpPacket request = NtpPacket.of(buffer);
        datagram.setData(NtpServer.answer(request, NtpTimestamp.now(), 1).bytes());
        socket.send(datagram);
        datagram.setData(buffer);
      }
    } catch (IOException closed) {
      // The client has asked all that it wanted to know.
    }
  }
}
