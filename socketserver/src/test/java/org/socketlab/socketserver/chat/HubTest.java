package org.socketlab.socketserver.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.socketlab.socketserver.web.WebConnection;

/** The hub tells everybody everything, in order, and waits for nobody. */
final class HubTest {
  private ServerSocketChannel server;
  private Hub hub;

  @BeforeEach
  void open() throws IOException {
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    hub = new Hub(10, Duration.ofSeconds(15));
  }

  @AfterEach
  void close() throws IOException {
    hub.close();
    server.close();
  }

  /** A client whose connection the hub has, and how it ends. */
  private record Client(Socket socket, BufferedReader lines, CountDownLatch ended)
      implements AutoCloseable {
    void expectEvent(long number) throws IOException {
      assertEquals("event: message", lines.readLine());
      assertEquals("id: " + number, lines.readLine());
      assertTrue(lines.readLine().startsWith("data: {\"id\":" + number));
      assertEquals("", lines.readLine());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private Client reader(long last) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(20_000);
    socket.connect(server.getLocalAddress());
    CountDownLatch ended = new CountDownLatch(1);
    SocketChannel accepted = server.accept();
    InetSocketAddress address = (InetSocketAddress) accepted.getRemoteAddress();
    Duration idle = Duration.ofSeconds(30);
    hub.take(new WebConnection(accepted, address, idle, connection -> ended.countDown()), last);
    var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
    return new Client(socket, new BufferedReader(in), ended);
  }

  private void tell(long number, String text) {
    hub.tell(
        new ChatEvent.OfMessage(
            number,
            ChatEvent.Kind.MESSAGE,
            new ChatMessage(number, "ana", text, "", false, false)));
  }

  @Test
  void whoComesLateGetsWhatItMissedOnce() throws IOException {
    try (Client early = reader(10)) {
      for (int number = 11; number <= 20; number++) {
        tell(number, "hola");
      }
      for (int number = 11; number <= 20; number++) {
        early.expectEvent(number);
      }
      try (Client late = reader(15);
          Client ahead = reader(21)) { // has already read events from the disk
        late.expectEvent(16);
        tell(21, "hola");
        tell(22, "hola");
        ahead.expectEvent(22);
        for (int number = 17; number <= 22; number++) {
          late.expectEvent(number);
        }
        early.expectEvent(21);
      }
    }
  }

  @Test
  void whoMissedMoreThanIsRememberedHasToAskAgain() throws IOException, InterruptedException {
    try (Client client = reader(9)) {
      assertTrue(client.ended().await(20, TimeUnit.SECONDS));
      assertEquals(null, client.lines().readLine());
    }
  }

  @Test
  void whoDoesNotReadIsDroppedAndHoldsUpNobody() throws Exception {
    try (Client stalled = reader(10);
        Client other = reader(10)) {
      long number = 10;
      while (!stalled.ended().await(0, TimeUnit.SECONDS)) {
        assertTrue(++number < 10_000, "never dropped");
        tell(number, "x".repeat(4000));
        other.expectEvent(number);
      }
      tell(++number, "and on");
      other.expectEvent(number);
      assertEquals(1, other.ended().getCount());
    }
  }

  @Test
  void whoHasGoneIsForgotten() throws Exception {
    Client client = reader(10);
    client.close();
    assertTrue(client.ended().await(20, TimeUnit.SECONDS));
  }

  @Test
  void aSilentConnectionIsKeptAlive() throws IOException {
    hub.close();
    hub = new Hub(10, Duration.ofMillis(20));
    try (Client client = reader(10)) {
      assertEquals(":", client.lines().readLine());
      assertEquals("", client.lines().readLine());
      assertEquals(":", client.lines().readLine());
    }
  }

  @Test
  void closingEndsAllStreams() throws IOException {
    try (Client client = reader(10)) {
      tell(11, "last");
      client.expectEvent(11);
      hub.close();
      assertEquals(null, client.lines().readLine());
    }
  }
}
