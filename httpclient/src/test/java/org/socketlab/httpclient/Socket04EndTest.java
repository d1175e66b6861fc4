package org.socketlab.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.socketlab.cli.Cli;

/** socket-04 leaves the reply unread; its server still sees the end of a stream, and no reset. */
final class Socket04EndTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  @Test
  void theServerIsNotResetWhateverItSays() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(server.getLocalPort());
      FutureTask<String> request = new FutureTask<>(() -> talk(server));
      Thread thread = new Thread(request, "server");
      thread.setDaemon(true);
      thread.start();

      String[] args = {"--host", "127.0.0.1", "--port", port};
      assertEquals(Cli.DONE, Cli.run(new Socket04Send(), args, NOWHERE, NOWHERE));
      assertEquals(
          "GET / HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n".formatted(port),
          request.get());
    }
  }

  /** Speaks before it listens, as mail servers do, and again when the client has ended. */
  private static String talk(ServerSocket server) throws IOException {
    try (Socket client = server.accept()) {
      byte[] talk = "Welcome!\r\n".repeat(5000).getBytes(StandardCharsets.US_ASCII);
      client.getOutputStream().write(talk);
      byte[] request = client.getInputStream().readAllBytes();
      client.getOutputStream().write(talk);
      client.shutdownOutput();
      return new String(request, StandardCharsets.US_ASCII);
    }
  }
}
