package org.socketlab.wiretap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.testing.RealPeer;

/**
 * Tests that tshark finds no fault in wiretap's capture files, and reads the conversations in them.
 */
@Timeout(120)
final class WiretapInterop {
  private final Path tshark = RealPeer.require("tshark");

  @TempDir Path folder;

  @Test
  void streamsComeOutByteForByte() throws Exception {
    streamsComeOut("127.0.0.1");
  }

  @Test
  void streamsComeOutOverIpv6() throws Exception {
    streamsComeOut("::1");
  }

  @Test
  void resetsRefusalsAndFaults() throws Exception {
    ServerSocket server = listen("127.0.0.1");
    try (WiretapProcess wiretap = wiretap(server, "--fault", "dribble", "reset=20")) {
      Socket near = connect(wiretap);
      server.accept();
      near.getOutputStream().write(new byte[30]);
      wiretap.drawn(1);
      server.close();
      connect(wiretap);
      wiretap.drawn(2);
      wiretap.stop();
    }
    noComplaint("Connection reset (RST)");
    assertEquals(20, said("-Y", "tcp.len==1").size());
    assertEquals(2, said("-Y", "tcp.flags.reset==1").size());
  }

  @Test
  void httpIsSeenAsHttp() throws Exception {
    try (ServerSocket server = listen("127.0.0.1");
        WiretapProcess wiretap = wiretap(server)) {
      Socket near = connect(wiretap);
      Socket far = server.accept();
      near.getOutputStream().write("GET /x HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
      far.getInputStream().readNBytes(28);
      far.getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHola!\r\n0\r\n\r\n"
                  .getBytes(US_ASCII));
      far.shutdownOutput();
      near.getInputStream().readAllBytes();
      near.shutdownOutput();
      wiretap.drawn(1);
      wiretap.stop();
    }
    noComplaint();
    List<String> http =
        said("-Y", "http", "-T", "fields", "-e", "http.request.uri", "-e", "http.file_data");
    assertEquals(2, http.size());
    assertTrue(http.get(0).startsWith("/x"), http.toString());
    assertTrue(
        http.get(1).contains("Hola!") || http.get(1).contains("486f6c6121"), http.toString());
  }

  @Test
  void ntpIsSeenAsNtp() throws Exception {
    try (DatagramSocket far = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DatagramSocket near = new DatagramSocket();
        WiretapProcess wiretap = wiretap(far.getLocalSocketAddress(), "--udp")) {
      byte[] packet = new byte[48];
      packet[0] = 0x23;
      near.send(new DatagramPacket(packet, 48, wiretap.address));
      DatagramPacket request = new DatagramPacket(new byte[48], 48);
      far.receive(request);
      packet[0] = 0x24;
      packet[1] = 1;
      far.send(new DatagramPacket(packet, 48, request.getSocketAddress()));
      near.receive(request);
      wiretap.stop();
      noComplaint();
      // NTP has no magic number, so tshark knows it by port 123, or by an option.
      String as = "udp.port==" + far.getLocalPort() + ",ntp";
      List<String> modes = said("-d", as, "-T", "fields", "-e", "ntp.flags.mode");
      assertEquals(List.of("3", "4"), modes);
    }
  }

  private void streamsComeOut(String host) throws Exception {
    byte[] there = new byte[100_001];
    byte[] back = new byte[1 << 20];
    new Random(1).nextBytes(there);
    new Random(2).nextBytes(back);
    try (ServerSocket server = listen(host);
        WiretapProcess wiretap = wiretap(server, "--host", host)) {
      Socket near = connect(wiretap);
      Socket far = server.accept();
      Thread sender = new Thread(() -> send(far, back));
      sender.start();
      near.getOutputStream().write(there);
      near.shutdownOutput();
      assertArrayEquals(there, far.getInputStream().readAllBytes());
      assertArrayEquals(back, near.getInputStream().readAllBytes());
      sender.join();
      wiretap.drawn(1);
      wiretap.stop();
    }
    noComplaint();
    assertArrayEquals(there, stream("tcp.dstport"));
    assertArrayEquals(back, stream("tcp.srcport"));
  }

  /** Expects no remark of tshark's expert, except normal ones. */
  private void noComplaint(String... but) throws Exception {
    List<String> all =
        said("-Y", "_ws.expert || _ws.malformed", "-T", "fields", "-e", "_ws.expert.message");
    List<String> remarks = new ArrayList<>();
    for (String line : all) {
      remarks.addAll(List.of(line.split(",")));
    }
    List<String> normal = new ArrayList<>(List.of(but));
    normal.addAll(
        List.of(
            "Connection establish request (SYN)",
            "Connection establish acknowledge (SYN+ACK)",
            "Connection finish (FIN)",
            "This frame initiates the connection closing",
            "This frame undergoes the connection closing",
            "GET ",
            "HTTP/1.1 200"));
    remarks.removeIf(remark -> normal.stream().anyMatch(remark::startsWith));
    assertEquals(List.of(), remarks);
    assertFalse(said().isEmpty());
  }

  /** The bytes of the stream to or from the far end, as tshark puts it together. */
  private byte[] stream(String farPort) throws Exception {
    String port = said("-T", "fields", "-e", "tcp.dstport", "-c", "1").get(0); // the SYN's
    List<String> payloads =
        said("-Y", farPort + "==" + port + " && tcp.len>0", "-T", "fields", "-e", "tcp.payload");
    return HexFormat.of().parseHex(String.join("", payloads));
  }

  private List<String> said(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tshark.toString(), "-n", "-r"));
    command.add(folder.resolve("x.pcap").toString());
    for (String protocol : List.of("tcp", "udp", "ip")) {
      command.addAll(List.of("-o", protocol + ".check_checksum:TRUE"));
    }
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("stderr");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    assertEquals(0, process.waitFor(), () -> "tshark's status; see " + errors);
    return said.lines().map(String::strip).toList();
  }

  private WiretapProcess wiretap(ServerSocket to, String... options) throws IOException {
    return wiretap(to.getLocalSocketAddress(), options);
  }

  private WiretapProcess wiretap(java.net.SocketAddress to, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--pcap", folder.resolve("x.pcap").toString()));
    return new WiretapProcess((InetSocketAddress) to, all.toArray(String[]::new));
  }

  private static ServerSocket listen(String host) throws IOException {
    return new ServerSocket(0, 50, InetAddress.getByName(host));
  }

  private static Socket connect(WiretapProcess wiretap) throws IOException {
    return new Socket(wiretap.address.getAddress(), wiretap.address.getPort());
  }

  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new AssertionError("cannot send", e);
    }
  }
}
