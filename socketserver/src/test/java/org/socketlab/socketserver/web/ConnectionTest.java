package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One client, and how long it is waited for. */
@Timeout(60)
final class ConnectionTest {
  private static final int LENGTH = 32 << 20;

  private final Connections connections = new Connections(1);
  private SocketChannel client;
  private Connection connection;

  @BeforeEach
  void connect() throws IOException {
    client = SocketChannel.open();
    client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
    try (ServerSocketChannel listening = ServerSocketChannel.open().bind(null)) {
      client.connect(listening.getLocalAddress());
      connection = connections.add(listening.accept());
    }
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    connection.close();
  }

  @Test
  void withoutASuccessorWhoHasToBeWaitedForIsDropped() throws Exception {
    connection.ledBy(
        channel -> {
          throw new IOException("no thread to be had");
        });
    Service careless =
        () -> {
          assertThrows(IOException.class, connection::mayWait);
          connection.write(ByteBuffer.wrap(new byte[1]));
          return true;
        };
    assertFalse(connections.serve(connection, careless));
    assertTrue(connection.isPrompt(), "it has to go on leading");
    assertEquals(-1, client.read(ByteBuffer.allocate(1)));
    assertTrue(connections.isEmpty());
  }

  @Test
  void whoRestsTooLongHasItsLastTurnHoweverLateThatIs() throws Exception {
    connection.rest();
    long later = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
    connection.sweep(later);
    assertEquals(-1, connection.input().read());
    connection.sweep(later + TimeUnit.HOURS.toNanos(1));
    connection.write(ByteBuffer.wrap(new byte[] {'k'}));
    assertEquals(1, client.read(ByteBuffer.allocate(2)));
  }

  @Test
  void whoReadsSlowlyIsSeenToMove() throws Exception {
    CountDownLatch waitedFor = new CountDownLatch(1);
    connection.channel().configureBlocking(false);
    connection.ledBy(
        channel -> {
          channel.configureBlocking(true);
          waitedFor.countDown();
        });
    Reply reply = Reply.of(200, "application/octet-stream", new byte[LENGTH]);
    ReplyWriter writer = new ReplyWriter(connection);
    Service service =
        () -> {
          writer.send(reply, "now", ReplyWriter.Form.LAST, true);
          return false;
        };
    Thread server = new Thread(() -> connections.serve(connection, service));
    server.start();
    waitedFor.await();
    long due = System.nanoTime() + Connections.IDLE.toNanos(); // if it has not moved until then
    read(LENGTH / 2);
    Attack.await("it has moved", () -> !connection.isDue(due));
    read(LENGTH / 2);
    client.shutdownOutput();
    server.join();
    assertEquals(LENGTH, writer.sent());
  }

  private void read(int length) throws IOException {
    ByteBuffer some = ByteBuffer.allocate(length);
    while (some.hasRemaining()) {
      assertTrue(client.read(some) > 0);
    }
  }
}
