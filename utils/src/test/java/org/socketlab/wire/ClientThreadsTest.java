package org.socketlab.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ClientThreadsTest {
  /** Clients that wait for each other: any limit on the threads would hold all of them up. */
  @Test
  void givesEachClientAThreadOfItsOwn() throws Exception {
    CyclicBarrier all = new CyclicBarrier(100);
    ExecutorService threads = ClientThreads.open();
    List<Future<?>> clients = new ArrayList<>();
    for (int i = 0; i < all.getParties(); i++) {
      clients.add(threads.submit(() -> all.await(20, TimeUnit.SECONDS)));
    }
    for (Future<?> client : clients) {
      client.get();
    }
    threads.shutdown();
  }

  @Test
  void usesVirtualThreadsWhereJavaHasThem() throws Exception {
    ExecutorService threads = ClientThreads.open();
    Thread thread = threads.submit(Thread::currentThread).get();
    threads.shutdown();
    boolean virtual =
        Runtime.version().feature() >= 21
            && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    assertEquals(Runtime.version().feature() >= 21, virtual);
  }
}
