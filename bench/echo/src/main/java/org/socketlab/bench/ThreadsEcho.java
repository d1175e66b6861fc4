package org.socketlab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An echo server as server-05 would be one: a thread for each client, which waits for it. */
public final class ThreadsEcho {
  private ThreadsEcho() {}

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    try (ServerSocket server = new ServerSocket(port, 1024, InetAddress.getByName("127.0.0.1"))) {
      System.out.println("Listening on 127.0.0.1:" + server.getLocalPort());
      while (true) {
        Socket client = server.accept();
        Thread thread = new Thread(() -> echo(client));
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private static void echo(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      byte[] piece = new byte[8192];
      for (int n; (n = client.getInputStream().read(piece)) >= 0; ) {
        client.getOutputStream().write(piece, 0, n);
      }
    } catch (IOException gone) {
      // A client that has gone: this thread was for it alone.
    }
  }
}
