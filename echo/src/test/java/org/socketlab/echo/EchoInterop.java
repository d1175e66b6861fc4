package org.socketlab.echo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.testing.RealPeer;

/** The echo pair against clients and servers that nobody here wrote. */
final class EchoInterop {
  private static final int LARGE = 20 << 20;
  private static final int PATIENCE_SECONDS = 60;

  private final Deque<Process> servers = new ArrayDeque<>();

  @TempDir private Path folder;

  @AfterEach
  void endServers() throws InterruptedException {
    for (Process server : servers) {
      List<ProcessHandle> children = server.descendants().toList();
      server.destroyForcibly().waitFor();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void ncatGetsALargeMessageBackFromOurServer() throws Exception {
    String ncat = RealPeer.require("ncat").toString();
    byte[] bytes = random(LARGE);
    assertArrayEquals(bytes, run(bytes, ncat, "127.0.0.1", ourServer()));
  }

  @Test
  void socatGetsALargeMessageBackFromOurServer() throws Exception {
    String socat = RealPeer.require("socat").toString();
    byte[] bytes = random(LARGE);
    assertArrayEquals(bytes, run(bytes, socat, "-t60", "-", "TCP:127.0.0.1:" + ourServer()));
  }

  @Test
  void ncatGetsADatagramBackFromOurServer() throws Exception {
    String ncat = RealPeer.require("ncat").toString();
    byte[] bytes = random(1000);
    // ncat's input stays open: at its end, ncat exits without waiting for an answer.
    Process client = serve(ncat, "--udp", "127.0.0.1", ourServer("--udp"));
    client.getOutputStream().write(bytes);
    client.getOutputStream().flush();
    assertArrayEquals(bytes, client.getInputStream().readNBytes(bytes.length));
  }

  @Test
  void socatGetsADatagramBackFromOurServer() throws Exception {
    String socat = RealPeer.require("socat").toString();
    byte[] bytes = random(8000);
    Process client = start(bytes, socat, "-t60", "-", "UDP:127.0.0.1:" + ourServer("--udp"));
    servers.push(client);
    assertArrayEquals(bytes, client.getInputStream().readNBytes(bytes.length));
  }

  @Test
  void ourClientGetsALargeMessageBackFromXinetd() throws Exception {
    String port = xinetd("stream", "tcp", "no");
    awaitTcp(port);
    expectEcho(random(LARGE), "--port", port);
    expectRoundTrips("--port", port);
  }

  @Test
  void ourClientGetsADatagramBackFromXinetd() throws Exception {
    String port = xinetd("dgram", "udp", "yes");
    awaitUdp(port);
    expectEcho(random(1000), "--udp", "--port", port); // xinetd's own limit is some kilobytes
    // xinetd's answering process loses a datagram that arrives while the process ends.
    expectRoundTrips("--udp", "--port", port, "--interval", "0.05");
  }

  @Test
  void ourClientGetsRoundTripsFromNcat() throws Exception {
    String port = freeTcpPort();
    String ncat = RealPeer.require("ncat").toString();
    serve(ncat, "--listen", "--keep-open", "--exec", "/bin/cat", "127.0.0.1", port);
    awaitTcp(port);
    // Round trips only: ncat exits at our end of stream, and loses the rest of cat's output for
    // every client that half-closes.
    expectRoundTrips("--size", "5000", "--port", port);
  }

  @Test
  void ourClientGetsALargeMessageBackFromSocat() throws Exception {
    String port = freeTcpPort();
    String socat = RealPeer.require("socat").toString();
    serve(socat, "-t60", "TCP-LISTEN:" + port + ",bind=127.0.0.1,fork", "EXEC:cat");
    awaitTcp(port);
    expectEcho(random(LARGE), "--port", port);
    expectRoundTrips("--port", port);
  }

  @Test
  void ourClientGetsADatagramBackFromSocat() throws Exception {
    String port = freeUdpPort();
    String socat = RealPeer.require("socat").toString();
    serve(socat, "UDP-RECVFROM:" + port + ",bind=127.0.0.1,fork", "EXEC:cat");
    awaitUdp(port);
    expectEcho(random(5000), "--udp", "--port", port);
  }

  private void expectEcho(byte[] bytes, String... options) throws Exception {
    byte[] printed = run(bytes, ours("echo-client", options));
    byte[] head =
        Bytes.of(
            "Connecting to localhost port %s%nSending %d bytes%nReceived: "
                .formatted(options[options.length - 1], bytes.length));
    byte[] end =
        Bytes.of(
            (bytes[bytes.length - 1] == '\n' ? "" : "\n") + "Closing connection to the server\n");
    assertArrayEquals(Bytes.joined(Bytes.joined(head, bytes), end), printed);
  }

  private void expectRoundTrips(String... options) throws Exception {
    List<String> words = new ArrayList<>(Arrays.asList(ours("echo-client", options)));
    words.addAll(List.of("--count", "20"));
    String printed = new String(run(new byte[0], words.toArray(new String[0])), "UTF-8");
    assertTrue(printed.contains("20 sent, 20 echoed"), printed);
  }

  /**
   * xinetd with only its own echo service, on a free port, and without its rate limit: it counts
   * each datagram as a connection, and disables a service for ten seconds after fifty in one
   * second.
   */
  private String xinetd(String type, String protocol, String wait) throws IOException {
    String xinetd = RealPeer.require("xinetd").toString();
    String port = protocol.equals("tcp") ? freeTcpPort() : freeUdpPort();
    Path configuration =
        Files.writeString(
            folder.resolve("xinetd.conf"),
            """
            service echo
            {
              type = INTERNAL UNLISTED
              id = echo-%2$s
              socket_type = %1$s
              protocol = %2$s
              wait = %3$s
              user = %4$s
              bind = 127.0.0.1
              port = %5$s
              cps = 100000 1
              disable = no
            }
            """
                .formatted(type, protocol, wait, System.getProperty("user.name"), port));
    Path pid = folder.resolve("xinetd.pid");
    serve(xinetd, "-f", configuration.toString(), "-pidfile", pid.toString(), "-dontfork");
    return port;
  }

  private String ourServer(String... options) throws IOException {
    List<String> words = new ArrayList<>(Arrays.asList(ours("echo-server", options)));
    words.addAll(List.of("--port", "0"));
    String line = serve(words.toArray(new String[0])).inputReader().readLine();
    return line.substring(line.lastIndexOf(':') + 1);
  }

  private static String[] ours(String program, String... options) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> words = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp"));
    words.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName(), program));
    words.addAll(Arrays.asList(options));
    return words.toArray(new String[0]);
  }

  private Process serve(String... words) throws IOException {
    Process server =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    servers.push(server);
    return server;
  }

  private Process start(byte[] input, String... words) throws IOException {
    Path file = Files.write(folder.resolve("input"), input);
    return new ProcessBuilder(words)
        .redirectInput(file.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Runs a client with that input to its end, and returns what it printed. */
  private byte[] run(byte[] input, String... words) throws Exception {
    Process client = start(input, words);
    servers.push(client);
    byte[] printed;
    try (InputStream out = client.getInputStream()) {
      printed = out.readAllBytes();
    }
    assertTrue(client.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    assertEquals(0, client.exitValue(), String.join(" ", words));
    return printed;
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  private static String freeTcpPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  private static String freeUdpPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  /** Waits until a server listens on that port. */
  private static void awaitTcp(String port) throws InterruptedException {
    await(
        () -> {
          try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
            return socket.isConnected();
          } catch (IOException notYet) {
            return false;
          }
        });
  }

  /** Waits until the port is taken: a datagram sent before would be lost. */
  private static void awaitUdp(String port) throws InterruptedException {
    await(
        () -> {
          InetAddress loopback = InetAddress.getLoopbackAddress();
          try (DatagramSocket socket = new DatagramSocket(Integer.parseInt(port), loopback)) {
            return !socket.isBound();
          } catch (IOException taken) {
            return true;
          }
        });
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "the server does not start");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
