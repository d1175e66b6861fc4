package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;

/** A server in this process, from its clients' first byte to its stop. */
final class FrontServer {
  private static final int PATIENCE_MILLIS = 20_000;

  private final ServerSocketChannel listening = ServerSocketChannel.open();
  private final Front front;
  private final Thread main = new Thread(this::run);

  FrontServer(Router routes, int most, int mostOfOne) throws IOException {
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    WebSite site = new WebSite(routes, (host, when, line, status, bytes) -> {}, note -> {});
    front = new Front(listening, site, most, mostOfOne, Connections.IDLE);
    main.start();
  }

  private void run() {
    try {
      front.run();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The thread that waits for all. */
  Thread front() {
    return main;
  }

  /** A client that has sent something, and can read the reply's lines. */
  Client saying(String words) throws IOException {
    Client client = new Client(new Socket());
    client.socket.setSoTimeout(PATIENCE_MILLIS);
    client.socket.connect(listening.getLocalAddress());
    client.say(words);
    return client;
  }

  /** A client of the server. */
  static final class Client implements AutoCloseable {
    private final Socket socket;
    private BufferedReader replies;

    private Client(Socket socket) {
      this.socket = socket;
    }

    void say(String words) throws IOException {
      socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    Socket socket() {
      return socket;
    }

    /** Reads a reply's head, and returns its status; -1 for the end of the stream. */
    int status() throws IOException {
      if (replies == null) {
        replies =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      }
      String line = replies.readLine();
      if (line == null) {
        return -1;
      }
      while (!replies.readLine().isEmpty()) {
        // a field
      }
      return Integer.parseInt(line.split(" ")[1]);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** Tells it to stop. */
  void tellToStop() {
    front.stop();
  }

  /** Stops it, and expects that it ends. */
  void stop() throws InterruptedException {
    tellToStop();
    main.join(PATIENCE_MILLIS);
    assertFalse(main.isAlive(), "it goes on, and is told to stop");
    assertFalse(listening.isOpen());
  }
}
