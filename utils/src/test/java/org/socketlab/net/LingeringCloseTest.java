package org.socketlab.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(1) // it waits for seconds, and others can work meanwhile
final class LingeringCloseTest {
  private Socket client;
  private Socket server;

  @BeforeEach
  void connect() throws IOException {
    InetAddress here = InetAddress.getByName("127.0.0.1");
    try (ServerSocket door = new ServerSocket(0, 1, here)) {
      client = new Socket(here, door.getLocalPort());
      server = door.accept();
    }
    client.setSoTimeout(10_000);
  }

  @AfterEach
  void disconnect() throws IOException {
    client.close();
    server.close();
  }

  /**
   * The trap: with unread input in the buffer, a plain close sends a reset that deletes the reply.
   */
  @Test
  void theReplyArrivesThoughTheRequestWasNotRead() throws IOException {
    byte[] reply = new byte[200_000];
    reply[reply.length - 1] = 1;
    client.getOutputStream().write(new byte[100_000]);
    CompletableFuture<Void> serving =
        CompletableFuture.runAsync(
            () -> {
              try {
                server.getOutputStream().write(reply);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
              LingeringClose.close(server);
            });
    assertArrayEquals(reply, client.getInputStream().readAllBytes());
    client.close();
    serving.join();
    assertTrue(server.isClosed());
  }

  @Test
  void aClientThatSaysNothingMoreIsNotWaitedForLong() {
    long start = System.nanoTime();
    LingeringClose.close(server);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertTrue(server.isClosed());
    assertTrue(millis >= 1900, "it waited " + millis + " ms, and not 2 s");
  }

  @Test
  void aClientThatNeverStopsSendingIsCutOff() throws IOException {
    OutputStream out = client.getOutputStream();
    CompletableFuture<Void> flood =
        CompletableFuture.runAsync(
            () ->
                assertThrows(
                    IOException.class,
                    () -> {
                      while (true) {
                        out.write(new byte[65536]);
                      }
                    }));
    LingeringClose.close(server);
    flood.join();
    assertTrue(server.isClosed());
  }

  @Test
  void aClientThatHasGoneIsNoFailure() throws IOException {
    client.setSoLinger(true, 0);
    client.close();
    LingeringClose.close(server);
    assertTrue(server.isClosed());
  }

  @Test
  void endsOurStreamFirst() throws IOException {
    CompletableFuture<Void> closing =
        CompletableFuture.runAsync(() -> LingeringClose.close(server));
    assertEquals(-1, client.getInputStream().read());
    client.getOutputStream().write(1); // the server's kernel still takes it: no reset
    client.shutdownOutput();
    closing.join();
  }
}
