package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client's connection, and its deadlines. */
@Timeout(60)
final class WebConnectionTest {
  private static final int LENGTH = 32 << 20;

  private final Connections connections = new Connections(1, 1, Connections.IDLE, () -> {});
  private SocketChannel client;
  private WebConnection connection;

  @BeforeEach
  void connect() throws IOException {
    client = SocketChannel.open();
    client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
    try (ServerSocketChannel listening = ServerSocketChannel.open().bind(null)) {
      client.connect(listening.getLocalAddress());
      SocketChannel accepted = listening.accept();
      InetSocketAddress address = (InetSocketAddress) accepted.getRemoteAddress();
      connection = connections.add(accepted, address);
    }
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    connection.end();
    assertTrue(connections.isEmpty());
  }

  @Test
  void whatWasReadAlreadyComesFirst() throws Exception {
    connection.received(new byte[] {'a', 'b'});
    client.write(ByteBuffer.wrap(new byte[] {'c'}));
    client.shutdownOutput();
    assertEquals("abc", new String(connection.input().readAllBytes()));
  }

  @Test
  void whoSaysNothingForTooLongCanStillBeToldSo() throws Exception {
    assertFalse(connection.isDue(System.nanoTime()));
    assertTrue(connection.isDue(System.nanoTime() + Connections.IDLE.toNanos()));
    connection.endWait();
    assertTrue(connection.isOverdue());
    assertEquals(-1, connection.input().read());
    connection.channel().write(ByteBuffer.wrap(new byte[] {'k'}));
    assertEquals(1, client.read(ByteBuffer.allocate(2)));
    connection.endWait();
    assertEquals(-1, client.read(ByteBuffer.allocate(2)));
  }

  @Test
  void whoDoesNotReadIsDropped() throws Exception {
    connection.writing(true);
    connection.endWait();
    assertEquals(-1, client.read(ByteBuffer.allocate(2)));
  }

  @Test
  void whoReadsSlowlyIsSeenToMove() throws Exception {
    Reply reply = Reply.of(200, "application/octet-stream", new byte[LENGTH]);
    Sending sending = new Sending(Exchange.last(null, "-", reply), new Second.Clock().now(), false);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<IOException> failure = new AtomicReference<>();
    Thread server =
        new Thread(
            () -> {
              try {
                connection.writing(true);
                begun.countDown();
                new ReplyWriter(connection).send(sending);
              } catch (IOException e) {
                failure.set(e);
              }
            });
    server.start();
    begun.await();
    long due = System.nanoTime() + Connections.IDLE.toNanos(); // if it has not moved by then
    read(LENGTH / 2);
    Attack.await("it has moved", () -> !connection.isDue(due));
    read(LENGTH / 2);
    server.join();
    assertEquals(null, failure.get());
    assertTrue(sending.isDone());
  }

  private void read(int length) throws IOException {
    ByteBuffer some = ByteBuffer.allocate(length);
    while (some.hasRemaining()) {
      assertTrue(client.read(some) > 0);
    }
  }
}
