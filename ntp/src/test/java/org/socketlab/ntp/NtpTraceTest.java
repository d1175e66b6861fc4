package org.socketlab.ntp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socketlab.cli.Program;
import org.socketlab.net.Addresses;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Run;

/**
 * The time servers' programs with {@code --trace}: the same lines, and each field of each packet.
 */
final class NtpTraceTest {
  @Test
  void bothSidesDraw() throws IOException {
    try (Lab lab = Lab.ours("ntp", "ntp-server");
        Child server = lab.start("--port", "0", "--trace")) {
      String port = String.valueOf(server.listening().getPort());
      for (Class<? extends Program> client :
          List.of(Basics04Library.class, Basics05Datagram.class)) {
        Run run = Run.apart(client, "--server", "127.0.0.1", "--port", port, "--trace");
        assertEquals(0, run.status(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals("Response received from [127.0.0.1:" + port + "]", lines.get(0));
        assertEquals("Stratum [1]", lines.get(4));
        expectLadder(run.err(), port);
      }
      server.terminate();
      server.expectStopped();
      expectLadder(server.stderr(), port);
    }
  }

  @Test
  void aForgeryIsShownAndTheAnswerTaken() throws Exception {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (DatagramSocket server = new DatagramSocket(0, loopback);
        DatagramSocket stranger = new DatagramSocket(0, loopback)) {
      Thread answering = new Thread(() -> forgeAndAnswer(stranger, server), "answering");
      answering.start();
      String port = String.valueOf(server.getLocalPort());
      Run run =
          Run.apart(Basics05Datagram.class, "--server", "127.0.0.1", "--port", port, "--trace");
      answering.join();
      assertTrue(run.out().contains("Stratum [7]\n"), run + "");
      String note = "48 B from " + Addresses.text(stranger.getLocalSocketAddress());
      assertTrue(run.err().contains("| " + note + ", a stranger "), run.err());
    }
  }

  private static void forgeAndAnswer(DatagramSocket stranger, DatagramSocket server) {
    byte[] buffer = new byte[NtpPacket.BYTES];
    DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
    try {
      server.setSoTimeout(60_000); // a slow machine has time to start Java
      server.receive(datagram);
      NtpPacket request = NtpPacket.of(buffer.clone());
      datagram.setData(NtpServer.answer(request, NtpTimestamp.now(), 3).bytes());
      stranger.send(datagram);
      datagram.setData(NtpServer.answer(request, NtpTimestamp.now(), 7).bytes());
      server.send(datagram);
    } catch (IOException e) {
      // Then the client says that it got no answer, and the test says so.
    }
  }

  private static void expectLadder(String err, String port) {
    assertTrue(err.contains(" UDP ") && err.contains(" -> 127.0.0.1:" + port + "\n"), err);
    assertTrue(err.contains("|-- 48 B  NTP request --"), err);
    assertTrue(err.contains("-- 48 B  NTP reply |"), err);
    assertTrue(err.matches("(?s).*stratum +1, primary server.*"), err);
  }
}
