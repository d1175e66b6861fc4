package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReplyWriterTest {
  private static final int LENGTH = 32 << 20;

  @Test
  void whoReadsSlowlyIsSeenToMove() throws Exception {
    Connections connections = new Connections(1);
    CountDownLatch waitedFor = new CountDownLatch(1);
    try (var listening = ServerSocketChannel.open().bind(null);
        SocketChannel client = SocketChannel.open()) {
      client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
      client.connect(listening.getLocalAddress());
      Connection connection = connections.add(listening.accept());
      connection.channel().configureBlocking(false);
      connection.ledBy(
          channel -> {
            channel.configureBlocking(true);
            waitedFor.countDown();
          });
      Reply reply = Reply.of(200, "application/octet-stream", new byte[LENGTH]);
      ReplyWriter writer = new ReplyWriter(connection);
      Thread server =
          new Thread(
              () ->
                  connections.serve(
                      connection,
                      () -> {
                        writer.send(reply, "now", ReplyWriter.Form.LAST, true);
                        return false;
                      }));
      server.start();
      waitedFor.await();
      long due = System.nanoTime() + Connections.IDLE.toNanos(); // if it has not moved until then
      read(client, LENGTH / 2);
      Attack.await("it has moved", () -> !connection.isDue(due));
      read(client, LENGTH / 2);
      client.shutdownOutput();
      server.join();
      assertEquals(LENGTH, writer.sent());
    }
  }

  private static void read(SocketChannel client, int length) throws IOException {
    ByteBuffer some = ByteBuffer.allocate(length);
    while (some.hasRemaining()) {
      assertTrue(client.read(some) > 0);
    }
  }
}
