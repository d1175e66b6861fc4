package org.socketlab.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ClientInputTest {
  private final Stop stop = new Stop();
  private Socket client;
  private Socket server;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      client = new Socket(door.getInetAddress(), door.getLocalPort());
      server = door.accept();
    }
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void readsAsBeforeUntilToldToStop() throws IOException {
    InputStream in = stop.listeningTo(server, server.getInputStream());
    client.getOutputStream().write(new byte[] {'a', -1});
    client.shutdownOutput();
    assertEquals('a', in.read());
    assertEquals(0xff, in.read());
    assertEquals(-1, in.read());
  }

  @Test
  void endsAWaitThatIsUnderWay() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    InputStream told =
        new FilterInputStream(server.getInputStream()) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            reading.countDown();
            return super.read(bytes, offset, length);
          }
        };
    CompletableFuture<Integer> read = inAThread(stop.listeningTo(server, told)::read);
    reading.await();
    CompletableFuture<Void> stopping = stopWith(read);
    assertInstanceOf(
        InterruptedIOException.class,
        assertThrows(CompletionException.class, read::join).getCause());
    stopping.join(); // the read ends a moment before the socket says that its input is shut down
    assertTrue(server.isInputShutdown());
  }

  @Test
  void waitsForNoFurtherMessageButLeavesTheInputOpen() throws IOException {
    InputStream in = stop.listeningTo(server, server.getInputStream());
    client.getOutputStream().write("one, two".getBytes(US_ASCII));
    assertArrayEquals("one".getBytes(US_ASCII), in.readNBytes(3));
    CompletableFuture<Void> answering = new CompletableFuture<>();
    CompletableFuture<Void> stopping = stopWith(answering);
    assertThrows(InterruptedIOException.class, in::read);
    answering.complete(null);
    stopping.join();
    assertFalse(server.isInputShutdown());
    client.shutdownOutput();
    assertEquals(5, server.getInputStream().readAllBytes().length);
  }

  @Test
  void stopsWhatIsAddedTooLate() throws IOException {
    CompletableFuture<Void> late = new CompletableFuture<>();
    stop.by(() -> {});
    CompletableFuture<Void> stopping = stopWith(late);
    assertThrows(
        InterruptedIOException.class, stop.listeningTo(server, server.getInputStream())::read);
    stop.by(server::close);
    assertTrue(server.isClosed());
    late.complete(null);
    stopping.join();
  }

  /** Tells it to stop, and that the program has ended when this has; returns once it knows. */
  private CompletableFuture<Void> stopWith(CompletableFuture<?> end) {
    end.whenComplete((value, failure) -> stop.finished());
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(stop::stop);
    while (!stop.requested()) {
      Thread.onSpinWait();
    }
    return stopping;
  }

  private interface Read {
    int read() throws IOException;
  }

  private static CompletableFuture<Integer> inAThread(Read read) {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(read.read());
              } catch (IOException e) {
                result.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return result;
  }
}
