package org.socketlab.socketserver;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A peer that sends back what it receives, over TCP or UDP. */
final class EchoPeer implements AutoCloseable {
  private final Closeable socket;
  private final int port;

  private EchoPeer(Closeable socket, int port) {
    this.socket = socket;
    this.port = port;
  }

  /** An echo of each stream. */
  static EchoPeer tcp() throws IOException {
    ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    SocketThread.start(
        () -> {
          while (true) {
            Socket client = server.accept();
            client.setTcpNoDelay(true);
            SocketThread.start(
                () -> {
                  try (client) {
                    client.getInputStream().transferTo(client.getOutputStream());
                  }
                });
          }
        });
    return new EchoPeer(server, server.getLocalPort());
  }

  /** An NTP server of stratum 1 whose clock stands still. */
  static EchoPeer ntp() throws IOException {
    DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    SocketThread.start(
        () -> {
          DatagramPacket packet = new DatagramPacket(new byte[100], 100);
          while (true) {
            server.receive(packet);
            packet.getData()[0] = 0x24; // version 4, mode 4: a server's answer
            packet.getData()[1] = 1;
            server.send(packet);
          }
        });
    return new EchoPeer(server, server.getLocalPort());
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
