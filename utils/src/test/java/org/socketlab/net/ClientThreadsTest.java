package org.socketlab.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ClientThreadsTest {
  /** Clients that wait for each other: any limit on the threads would hold all of them up. */
  @Test
  void servesAllAtOnceAndWaitsForThem() throws IOException {
    int clients = 100;
    CountDownLatch all = new CountDownLatch(clients);
    AtomicInteger served = new AtomicInteger();
    try (ClientThreads threads = new ClientThreads();
        Socket socket = new Socket()) {
      for (int i = 0; i < clients; i++) {
        threads.serve(
            socket,
            () -> {
              all.countDown();
              try {
                all.await();
              } catch (InterruptedException e) {
                return;
              }
              served.incrementAndGet();
            });
      }
    }
    assertEquals(clients, served.get());
  }

  @Test
  void usesVirtualThreadsWhereJavaHasThem() throws Exception {
    AtomicReference<Thread> thread = new AtomicReference<>();
    try (ClientThreads threads = new ClientThreads();
        Socket socket = new Socket()) {
      threads.serve(socket, () -> thread.set(Thread.currentThread()));
    }
    boolean virtual =
        Runtime.version().feature() >= 21
            && (boolean) Thread.class.getMethod("isVirtual").invoke(thread.get());
    assertEquals(Runtime.version().feature() >= 21, virtual);
  }

  @Test
  void closesTheClientForWhomThereIsNoThread() throws IOException {
    var none =
        Executors.newCachedThreadPool(
            task -> {
              throw new OutOfMemoryError("unable to create native thread");
            });
    try (ClientThreads threads = new ClientThreads(none);
        Socket client = new Socket()) {
      IOException e = assertThrows(IOException.class, () -> threads.serve(client, () -> {}));
      assertEquals("no thread to be had", e.getMessage());
      assertTrue(client.isClosed());
    }
  }
}
