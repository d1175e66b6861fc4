package org.socketlab.httpclient;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server for one client: reads its request, sends a reply as it is told to, and ends. */
final class OneReply implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));

  /** What comes after the reply. */
  enum Then {
    /** The end of the stream. */
    END,
    /** A reset of the connection. */
    RESET,
    /** Nothing, until the client hangs up. */
    OPEN
  }

  /**
   * Serves from here on, in the background.
   *
   * @param piece how many bytes to send at a time
   */
  OneReply(byte[] reply, int piece, Then then) throws IOException {
    Thread thread = new Thread(() -> serve(reply, piece, then), "server");
    thread.setDaemon(true);
    thread.start();
  }

  /** The port, as an option's value. */
  String port() {
    return String.valueOf(server.getLocalPort());
  }

  private void serve(byte[] reply, int piece, Then then) {
    try {
      Socket client = server.accept();
      client.setTcpNoDelay(true);
      client.setSoLinger(then == Then.RESET, 0); // so close sends RST instead of FIN
      readRequest(client.getInputStream());
      for (int i = 0; i < reply.length; i += piece) {
        client.getOutputStream().write(reply, i, Math.min(piece, reply.length - i));
      }
      switch (then) {
        case END -> client.shutdownOutput();
        case RESET -> client.close();
        case OPEN -> client.getInputStream().read();
      }
    } catch (IOException hungUp) {
      // The client has hung up, as many replies intend.
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    String end = "\r\n\r\n";
    for (int matched = 0, b; matched < end.length() && (b = in.read()) >= 0; ) {
      matched = b == end.charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
