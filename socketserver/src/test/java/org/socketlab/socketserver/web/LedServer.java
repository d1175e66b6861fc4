package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A server in this process, from its clients' first byte to its stop. */
final class LedServer {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Connections connections;
  private final ServerSocketChannel listening = ServerSocketChannel.open();
  private final Leader leader;
  private Thread main;

  LedServer(int places) throws IOException {
    connections = new Connections(places);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    leader = new Leader(listening, connections, note -> {});
  }

  /** Begins to serve; who has connected by then is found waiting. */
  void run(Service.Host host) {
    main =
        new Thread(
            () -> {
              try {
                leader.run(host);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    main.start();
  }

  /** A client. */
  Socket connected() throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(listening.getLocalAddress());
    return socket;
  }

  /** A client that has said something. */
  Socket saying(String words) throws IOException {
    Socket socket = connected();
    socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Waits at a gate, as a service may that waits for something else than its client. */
  static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells it to stop. */
  void tellToStop() {
    connections.stop();
  }

  /** Stops it, and expects that it ends. */
  void stop() throws InterruptedException {
    tellToStop();
    main.join(PATIENCE_MILLIS);
    assertFalse(main.isAlive(), "it leads on, and is told to stop");
    assertFalse(listening.isOpen());
  }
}
