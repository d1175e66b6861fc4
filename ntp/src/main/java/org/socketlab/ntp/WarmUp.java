package org.socketlab.ntp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Makes a client ask local time servers many times before it asks the real one.
 *
 * <p>Java loads a class when it is first used, and compiles a method when it has run some hundred
 * times. Both would happen between the first request's timestamps and look like a slow network:
 * some hundred microseconds, where loopback takes ten. So the code to be timed runs first, against
 * servers that answer from other threads, so that the waiting is warmed up too. It asks two servers
 * in turn, since Java's sockets run more code for a new address than for the last one again. {@code
 * bench/ntp} measures the effect.
 */
final class WarmUp {
  private static final int ROUNDS = 150;

  /** The longest warm-up: on a busy machine, a longer one costs more than it gains. */
  private static final Duration MOST = Duration.ofMillis(250);

  private WarmUp() {}

  /** The code to be warmed up: a question to a server. */
  interface Question {
    /** Asks that server. */
    void ask(InetSocketAddress server) throws IOException;
  }

  /** Warms up the code that a question runs. A failure here costs precision only. */
  static void ofTheJvm(Question question) {
    try {
      InetSocketAddress one = server();
      InetSocketAddress other = server();
      long end = System.nanoTime() + MOST.toNanos();
      for (int i = 0; i < ROUNDS && System.nanoTime() - end < 0; i++) {
        question.ask(one);
        question.ask(other);
      }
    } catch (IOException cold) {
      // A machine without a loopback interface: the client works without a warm-up.
    }
  }

  /**
   * Starts a local server, which runs until the process ends: the end of its thread would disturb
   * the real question.
   *
   * @return its address
   */
  private static InetSocketAddress server() throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> answer(socket), "warm-up");
    thread.setDaemon(true);
    thread.start();
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private static void answer(DatagramSocket ours) {
    byte[] buffer = new byte[NtpPacket.BYTES];
    DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
    try (DatagramSocket socket = ours) {
      while (true) {
        socket.receive(datagram);
        NtpPacket request = NtpPacket.of(buffer);
        datagram.setData(NtpServer.answer(request, NtpTimestamp.now(), 1).bytes());
        socket.send(datagram);
        datagram.setData(buffer);
      }
    } catch (IOException cold) {
      // The client gets no more answers, and waits no longer than its timeout.
    }
  }
}
