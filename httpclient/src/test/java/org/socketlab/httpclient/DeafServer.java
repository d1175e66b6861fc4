package org.socketlab.httpclient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.testing.CannotCheck;

/**
 * A port of the loopback address that does not answer: its backlog is full and nobody accepts, so
 * that the kernel drops each further SYN, as a firewall would.
 */
final class DeafServer implements AutoCloseable {
  private static final int TRIES = 100;

  private final List<Socket> waiting = new ArrayList<>();
  private final ServerSocket server;

  DeafServer() {
    try {
      server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
      fill();
    } catch (IOException e) {
      throw new CannotCheck("no port to be had: " + e.getMessage(), e);
    }
  }

  String port() {
    return String.valueOf(server.getLocalPort());
  }

  private void fill() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 500);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    throw new CannotCheck("this system's backlogs are never full", null);
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
    server.close();
  }
}
