package org.socketlab.socketserver.chatserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.socketlab.socketserver.SocketThread;

/**
 * Makes a correct server wrong: if a client's stream ends within a body, the relay pads the body
 * with blanks, which JSON allows.
 */
final class PaddingRelay {
  private static final byte[] BLANKS = " ".repeat(100).getBytes(StandardCharsets.US_ASCII);

  private PaddingRelay() {}

  /** Starts a relay to that port, and returns the port where the relay listens. */
  static int to(int port) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    SocketThread.start(
        () -> {
          while (true) {
            Socket client = server.accept();
            Socket behind = new Socket("127.0.0.1", port);
            SocketThread.start(() -> ask(client, behind));
            SocketThread.start(() -> answer(behind, client));
          }
        });
    return server.getLocalPort();
  }

  private static void ask(Socket client, Socket behind) throws IOException {
    try {
      client.getInputStream().transferTo(behind.getOutputStream());
      behind.getOutputStream().write(BLANKS);
      behind.shutdownOutput();
    } catch (IOException e) {
      behind.close(); // the client has gone, and so has its connection
    }
  }

  private static void answer(Socket behind, Socket client) throws IOException {
    try (behind;
        client) {
      behind.getInputStream().transferTo(client.getOutputStream());
    }
  }
}
