package org.socketlab.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socketlab.cli.Program;
import org.socketlab.testing.ClosedPort;
import org.socketlab.testing.Run;

/** The five stages with {@code --trace}: the same lines, and what was on the wire. */
final class SocketTraceTest {
  private static final String REPLY = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHola";

  private String port;

  @Test
  void everyStagePrintsTheSame() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      port = String.valueOf(server.getLocalPort());
      Thread thread = new Thread(() -> answerAll(server), "answering");
      thread.setDaemon(true);
      thread.start();

      for (Class<? extends Program> stage : List.of(Socket01Create.class, Socket02Resolve.class)) {
        assertTrue(traced(stage, 0).contains("--trace has nothing to draw"));
      }
      assertTrue(traced(Socket03Connect.class, 0).contains("|-- end of stream --"));
      assertTrue(traced(Socket04Send.class, 0).contains("request line  GET / HTTP/1.1"));
      String ladder = traced(Socket05Receive.class, 0);
      assertTrue(ladder.contains("status line  HTTP/1.1 200 OK"), ladder);
      assertTrue(ladder.contains("4 B  Hola"), ladder);
    }
  }

  @Test
  void aRefusalIsTheSame() throws IOException {
    try (ClosedPort closed = new ClosedPort()) {
      port = String.valueOf(closed.number());
      assertTrue(traced(Socket05Receive.class, 1).contains("cannot connect to 127.0.0.1:" + port));
    }
  }

  /** What a stage says on stderr with the option; on stdout it says what it says without. */
  private String traced(Class<? extends Program> stage, int status) throws IOException {
    Run without = Run.apart(stage, "--host", "127.0.0.1", "--port", port);
    Run with = Run.apart(stage, "--host", "127.0.0.1", "--port", port, "--trace");
    assertEquals(status, without.status(), without.err());
    assertEquals(status, with.status(), with.err());
    assertEquals(without.out(), with.out());
    assertTrue(with.err().endsWith(without.err()), with.err());
    return with.err();
  }

  private static void answerAll(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        if (client.getInputStream().read() >= 0) {
          client.getOutputStream().write(REPLY.getBytes(StandardCharsets.US_ASCII));
          client.shutdownOutput();
          client.getInputStream().readAllBytes();
        }
      } catch (IOException e) {
        // The test or a client has ended: serve the next client.
      }
    }
  }
}
