package org.socketlab.echo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socketlab.testing.Child;

/** What echo-server survives, beyond its checks. */
final class EchoServerTest {
  private Child server;

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
  }

  /** Starts the server through a shell, after a command that sets its limits. */
  private InetSocketAddress start(String limits, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("echo-server", "--port", "0"));
    words.addAll(List.of(options));
    server = Child.ofMain(limits + "exec \"$@\"", Main.class, words.toArray(String[]::new));
    return server.listening();
  }

  private static void expectEcho(Socket client) throws IOException {
    client.setSoTimeout(10_000);
    client.getOutputStream().write(42);
    assertEquals(42, client.getInputStream().read());
  }

  @Test
  void outlivesALackOfOpenFilesWithoutSpinning() throws Exception {
    InetSocketAddress address = start("ulimit -n 64; ");
    List<Socket> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 80; i++) { // more than it can have; the rest waits in the backlog
        Socket client = new Socket();
        clients.add(client);
        client.connect(address, 5000);
      }
      expectEcho(clients.get(0));
      Socket last = clients.get(79);
      last.setSoTimeout(300);
      last.getOutputStream().write(42);
      assertThrows(SocketTimeoutException.class, () -> last.getInputStream().read());
      String why = "echo-server: cannot accept a client for now: ";
      assertTrue(server.says(said -> said.startsWith(why), 10_000), server.stderr());

      assertTrue(rests(), "it used more than half of each of five seconds to wait");

      expectEcho(clients.get(0));
      for (Socket client : clients.subList(0, 60)) {
        client.close(); // now there is room for those that wait
      }
      last.setSoTimeout(10_000);
      assertEquals(42, last.getInputStream().read());
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  /**
   * Whether the server leaves the processor idle for most of a second; its JIT compiler may be busy
   * at first.
   */
  private boolean rests() {
    ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
    for (int second = 0; second < 5; second++) {
      Duration before = process.info().totalCpuDuration().orElseThrow();
      assertThrows(TimeoutException.class, () -> process.onExit().get(1, TimeUnit.SECONDS));
      Duration used = process.info().totalCpuDuration().orElseThrow().minus(before);
      if (used.toMillis() < 500) {
        return true;
      }
    }
    return false;
  }

  @Test
  void echoesTheLargestDatagram() throws IOException {
    InetSocketAddress address = start("", "--udp");
    byte[] bytes = new byte[UdpTransport.LARGEST];
    new Random(1).nextBytes(bytes);
    try (DatagramSocket client = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      client.setSoTimeout(10_000);
      client.send(new DatagramPacket(bytes, bytes.length, address));
      DatagramPacket echo = new DatagramPacket(new byte[65536], 65536);
      client.receive(echo);
      assertArrayEquals(bytes, Arrays.copyOf(echo.getData(), echo.getLength()));
    }
  }

  @Test
  void listensOnIpv6InBrackets() throws IOException {
    assumeTrue(hasIpv6(), "this machine has no IPv6");
    InetSocketAddress address = start("", "--host", "::1");
    String line = "Listening on [::1]:" + address.getPort() + System.lineSeparator();
    assertEquals(line, new String(server.stdout(), StandardCharsets.UTF_8));
    try (Socket client = new Socket("::1", address.getPort())) {
      expectEcho(client);
    }
  }

  private static boolean hasIpv6() {
    try (java.net.ServerSocket probe =
        new java.net.ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return probe.isBound();
    } catch (IOException none) {
      return false;
    }
  }
}
