package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which thread serves a client, and which accepts the next. */
@Timeout(60)
final class AcceptorTest {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Connections connections = new Connections(100);
  private final BlockingQueue<Thread> servers = new LinkedBlockingQueue<>();
  private ServerSocketChannel listening;
  private Thread main;

  @BeforeEach
  void open() throws IOException {
    listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() throws IOException, InterruptedException {
    connections.stop();
    listening.close();
    if (main != null) {
      main.join(PATIENCE_MILLIS);
      assertTrue(!main.isAlive(), "the acceptor goes on without its socket");
    }
  }

  /** Serves by sending each client's first byte back, and parts at once from whoever says "b". */
  private void run() {
    Acceptor acceptor = new Acceptor(listening, connections, note -> {});
    main =
        new Thread(
            () -> {
              try {
                acceptor.run(this::echo);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    main.start();
  }

  private void echo(Connection connection) throws IOException {
    int first = connection.input().read();
    servers.add(Thread.currentThread());
    connection.channel().socket().getOutputStream().write(first);
    if (first == 'b') {
      connection.partAtOnce();
    }
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(listening.getLocalAddress());
    return socket;
  }

  private Socket asking(int first) throws IOException {
    Socket socket = connected();
    socket.getOutputStream().write(first);
    return socket;
  }

  private Thread server() throws InterruptedException {
    return servers.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Test
  void oneThreadServesAllWhoNeedNoWaitingFor() throws Exception {
    try (Socket one = asking('b');
        Socket other = asking('b')) { // both have asked before anybody is accepted
      run();
      assertEquals('b', one.getInputStream().read());
      assertEquals('b', other.getInputStream().read());
      assertSame(server(), server());
    }
  }

  @Test
  void toPartFromAClientHoldsUpNobody() throws Exception {
    try (Socket one = asking('a'); // has its answer, and stays
        Socket other = asking('b')) {
      run();
      assertEquals('a', one.getInputStream().read());
      assertEquals('b', other.getInputStream().read());
      assertNotSame(server(), server());
    }
  }

  @Test
  void whoIsWaitedForHoldsUpNobody() throws Exception {
    try (Socket silent = connected()) {
      run();
      for (int i = 0; i < 3; i++) {
        try (Socket next = asking('b')) {
          assertEquals('b', next.getInputStream().read());
        }
      }
      Thread[] others = {server(), server(), server()};
      silent.getOutputStream().write('b');
      assertEquals('b', silent.getInputStream().read());
      Thread its = server();
      for (Thread other : others) {
        assertNotSame(its, other);
      }
    }
  }

  @Test
  void withoutASuccessorWhoHasToBeWaitedForIsDropped() throws Exception {
    try (Socket silent = connected()) {
      connections.awaitPlace();
      boolean prompt =
          connections.serve(
              listening.accept(),
              this::echo,
              () -> {
                throw new IOException("no thread to be had");
              });
      assertTrue(prompt, "it has to go on accepting");
      assertEquals(-1, silent.getInputStream().read());
    }
  }
}
