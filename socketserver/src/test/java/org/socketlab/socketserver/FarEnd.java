package org.socketlab.socketserver;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Somebody to talk to: sends back what comes, over TCP or over UDP. */
final class FarEnd implements AutoCloseable {
  private final Closeable socket;
  private final int port;

  private FarEnd(Closeable socket, int port) {
    this.socket = socket;
    this.port = port;
  }

  /** An echo of each stream. */
  static FarEnd tcp() throws IOException {
    ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    started(
        () -> {
          while (true) {
            Socket client = server.accept();
            client.setTcpNoDelay(true);
            started(
                () -> {
                  try (client) {
                    client.getInputStream().transferTo(client.getOutputStream());
                  }
                });
          }
        });
    return new FarEnd(server, server.getLocalPort());
  }

  /** An NTP server of stratum 1 whose clock stands still. */
  static FarEnd ntp() throws IOException {
    DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    started(
        () -> {
          DatagramPacket packet = new DatagramPacket(new byte[100], 100);
          while (true) {
            server.receive(packet);
            packet.getData()[0] = 0x24; // version 4, mode 4: a server's answer
            packet.getData()[1] = 1;
            server.send(packet);
          }
        });
    return new FarEnd(server, server.getLocalPort());
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void started(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // The test, or the other side, has ended it.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
