package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which thread serves a client, and which is there for the others. */
@Timeout(60)
final class LeaderTest {
  private static final int MUCH = 32 << 20; // more than sockets keep for somebody

  private final BlockingQueue<Thread> servers = new LinkedBlockingQueue<>();
  private LedServer server;

  @AfterEach
  void close() throws Exception {
    server.stop();
  }

  private void open(int places) throws IOException {
    server = new LedServer(places);
  }

  private void run() {
    server.run(connection -> () -> echo(connection));
  }

  /**
   * Sends back a byte each turn. An "l" is to be followed by another byte. Who says "b" is let go
   * at once, and who says "p" is parted from as most are; who says "w" gets more than it reads.
   */
  private boolean echo(Connection connection) throws IOException {
    int said = connection.input().read();
    if (said == 'l') {
      servers.add(Thread.currentThread());
      said = connection.input().read();
    }
    if (said < 0) {
      return false;
    }
    servers.add(Thread.currentThread());
    ByteBuffer answer = ByteBuffer.wrap(new byte[said == 'w' ? MUCH : 1]).put(0, (byte) said);
    while (answer.hasRemaining()) {
      connection.write(answer);
    }
    if (said == 'b') {
      connection.partAtOnce();
    }
    return said != 'b' && said != 'p';
  }

  private Thread server() throws InterruptedException {
    return servers.poll(20, TimeUnit.SECONDS);
  }

  /** The thread that has answered that. */
  private Thread answering(Socket client, int said) throws Exception {
    assertEquals(said, client.getInputStream().read());
    return server();
  }

  private Thread asked(Socket client, int said) throws Exception {
    client.getOutputStream().write(said);
    return answering(client, said);
  }

  @Test
  void oneThreadServesAllWhoNeedNoWaitingFor() throws Exception {
    open(100);
    try (Socket silent = server.connected();
        Socket one = server.saying("k");
        Socket other = server.saying("b")) {
      run();
      Thread leader = answering(one, 'k');
      assertSame(leader, answering(other, 'b'));
      assertSame(leader, asked(one, 'k'));
      assertSame(leader, asked(silent, 'k'));
    }
  }

  @Test
  void whoIsWaitedForHoldsUpNobodyAndIsOneOfAllAfterwards() throws Exception {
    open(100);
    try (Socket slow = server.saying("l");
        Socket other = server.connected()) {
      run();
      Thread its = server();
      assertNotSame(its, asked(other, 'k'));
      assertSame(its, asked(slow, 'k'));
      assertSame(asked(slow, 'k'), asked(other, 'k'));
    }
  }

  /** The leader is woken for one client while it has just begun to look for another. */
  @Test
  void whoComesBackWhileAnotherOneComesIsWatchedAgain() throws Exception {
    open(100);
    BlockingQueue<Thread> slow = new LinkedBlockingQueue<>();
    CountDownLatch gate = new CountDownLatch(1);
    server.run(
        connection -> {
          if (!slow.isEmpty()) {
            gate.countDown();
            awaitEndOfTurn(slow.peek());
          }
          return () -> {
            connection.mayWait();
            slow.add(Thread.currentThread());
            LedServer.await(gate);
            return echo(connection);
          };
        });
    try (Socket one = server.saying("k")) {
      Thread its = slow.take();
      slow.add(its);
      try (Socket other = server.connected()) {
        answering(one, 'k');
        asked(one, 'k');
        asked(other, 'k');
      }
    }
  }

  /** It stands at a gate, and then in a pool or, a virtual one, nowhere. */
  private static void awaitEndOfTurn(Thread thread) {
    Set<Thread.State> ended = Set.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED);
    Attack.await("its turn is over", () -> ended.contains(thread.getState()));
  }

  @Test
  void toPartFromAClientHoldsUpNobody() throws Exception {
    open(100);
    try (Socket one = server.saying("p"); // has its answer, and stays
        Socket other = server.connected()) {
      run();
      Thread its = answering(one, 'p');
      assertEquals(-1, one.getInputStream().read());
      assertNotSame(its, asked(other, 'b'));
    }
  }

  @Test
  void whoComesWhenThereIsNoPlaceIsServedWhenThereIs() throws Exception {
    open(1);
    try (Socket one = server.saying("k");
        Socket other = server.saying("k")) {
      run();
      answering(one, 'k');
      asked(one, 'k');
      asked(one, 'p');
      assertTrue(servers.isEmpty(), "two at once");
      one.shutdownOutput(); // its own thread sees that, and not the leader
      answering(other, 'k');
    }
  }

  @Test
  void whoDoesNotReadHoldsUpNobody() throws Exception {
    open(100);
    try (Socket one = server.saying("w");
        Socket other = server.connected()) {
      run();
      Thread its = answering(one, 'w');
      assertNotSame(its, asked(other, 'b'));
    }
  }

  @Test
  void whoIsWaitedForReadsAnEndWhenTheServerIsToStop() throws Exception {
    open(100);
    CountDownLatch gate = new CountDownLatch(1);
    try (Socket silent = server.connected();
        Socket slow = server.saying("l")) {
      server.run(
          connection ->
              () -> {
                boolean rests = echo(connection);
                if (!connection.isPrompt()) {
                  LedServer.await(gate);
                }
                return rests;
              });
      server();
      asked(silent, 'k');
      server.tellToStop();
      assertEquals(-1, silent.getInputStream().read());
      gate.countDown(); // when the leader has nobody left to serve
      assertEquals(-1, slow.getInputStream().read());
    }
  }

  @Test
  void whoWasHandedOverIsLeftAlone() throws Exception {
    open(100);
    CountDownLatch taken = new CountDownLatch(1);
    BlockingQueue<Connection> handedOver = new LinkedBlockingQueue<>();
    server.run(
        connection ->
            () -> {
              if (taken.getCount() > 0) {
                connection.handOver();
                handedOver.add(connection);
                taken.countDown();
                return false;
              }
              return echo(connection);
            });
    try (Socket one = server.saying("k");
        Socket other = server.connected()) {
      taken.await();
      asked(other, 'k');
      one.getOutputStream().write('k');
      asked(other, 'k');
      assertNull(servers.poll());
      handedOver.take().end();
    }
  }
}
