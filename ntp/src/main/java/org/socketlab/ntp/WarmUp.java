package org.socketlab.ntp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Lets a client ask time servers of its own, again and again, before it asks for the time.
 *
 * <p>Java loads a class when it is first used, and compiles a method when it has run some hundred
 * times. Both would happen between the first request's timestamps, and be taken for a slow network:
 * some hundred microseconds, where the way over loopback takes ten. So the very code that is going
 * to be timed runs first: against servers that answer from other threads, so that the waiting is
 * warmed, too, and against two in turn, since Java's sockets run through more code for a new
 * address than for the last one again. {@code bench/ntp} measures what it is good for.
 */
final class WarmUp {
  private static final int ROUNDS = 150;

  /** On a machine that is busy with others, the time that is lost here is worth more. */
  private static final Duration MOST = Duration.ofMillis(250);

  private WarmUp() {}

  /** What is to be warmed: a question to a server. */
  interface Question {
    /** Asks that server. */
    void ask(InetSocketAddress server) throws IOException;
  }

  /** Warms what a question runs through. That this fails costs precision, and nothing else. */
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
      // A machine without a loopback interface: the time will be told all the same.
    }
  }

  /**
   * Starts a server of our own, which stays until the process ends: two threads that come to their
   * end would disturb the question that is about to be asked.
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
      // Whoever asks gets no answer any more, and waits no longer than its timeout.
    }
  }
}
