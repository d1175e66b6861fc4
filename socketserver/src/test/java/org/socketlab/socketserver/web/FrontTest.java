package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.FrontServer.Client;

/** Which thread answers a client, and who waits for whom. */
@Timeout(60)
final class FrontTest {
  private static final int MUCH = 32 << 20; // more than socket buffers hold

  private final CountDownLatch gate = new CountDownLatch(1);
  private final BlockingQueue<Thread> answering = new LinkedBlockingQueue<>();
  private final BlockingQueue<WebConnection> handedOver = new LinkedBlockingQueue<>();
  private FrontServer server;

  /** /fast and /much are in memory; the server must wait for /slow, and for each long reply. */
  private final Router routes =
      new Router() {
        @Override
        public Reply answer(Request request, byte[] body) {
          answering.add(Thread.currentThread());
          switch (request.line().target()) {
            case "/slow":
              await(gate);
              return Reply.nothing();
            case "/stream":
              return Reply.stream(
                  "text/plain",
                  (connection, writer) -> {
                    connection.handOver();
                    handedOver.add(connection);
                  });
            default:
              return Reply.of(200, "x/y", new byte[MUCH]);
          }
        }

        @Override
        public Reply inMemory(Request request) {
          switch (request.line().target()) {
            case "/fast":
              answering.add(Thread.currentThread());
              return Reply.nothing();
            case "/much":
              return Reply.of(200, "x/y", new byte[MUCH]);
            default:
              return null;
          }
        }
      };

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String get(String path, String... fields) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + String.join("", fields) + "\r\n";
  }

  private void open(int most, int mostOfOne) throws IOException {
    server = new FrontServer(routes, most, mostOfOne);
  }

  @AfterEach
  void close() throws Exception {
    gate.countDown();
    server.stop();
  }

  private Thread thread() throws InterruptedException {
    return answering.poll(20, TimeUnit.SECONDS);
  }

  /** Expects that another client is served while one is slow. */
  private void expectNobodyHeldUp(Client slow) throws Exception {
    try (Client other = server.saying(get("/fast"))) {
      assertEquals(204, other.status());
      other.say(get("/fast"));
      assertEquals(204, other.status());
    }
  }

  @Test
  void whatIsInMemoryIsAnsweredByOneThread() throws Exception {
    open(100, 100);
    try (Client silent = server.saying("");
        Client one = server.saying(get("/fast"));
        Client last = server.saying(get("/fast", "Connection: close\r\n"))) {
      assertEquals(204, one.status());
      assertEquals(204, last.status());
      assertEquals(-1, last.status());
      silent.say(get("/fast"));
      assertEquals(204, silent.status());
      one.say(get("/fast"));
      assertEquals(204, one.status());
      for (int i = 0; i < 4; i++) {
        assertSame(server.front(), thread());
      }
    }
  }

  @Test
  void anAnswerThatIsToComeHoldsNobodyUp() throws Exception {
    open(100, 100);
    try (Client slow = server.saying(get("/slow"))) {
      assertNotSame(server.front(), thread());
      expectNobodyHeldUp(slow);
      gate.countDown();
      assertEquals(204, slow.status());
      slow.say(get("/fast"));
      assertEquals(204, slow.status());
      thread();
      thread();
      assertSame(server.front(), thread()); // which watches it again
    }
  }

  @Test
  void halfARequestHoldsNobodyUp() throws Exception {
    open(100, 100);
    String request = get("/fast");
    try (Client slow = server.saying(request.substring(0, 9));
        Client poster =
            server.saying("POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n1")) {
      expectNobodyHeldUp(slow);
      slow.say(request.substring(9));
      assertEquals(200, slow.status());
      gate.countDown();
      poster.say("2");
      assertEquals(204, poster.status());
    }
  }

  @Test
  void whoDoesNotReadHoldsNobodyUpAndGetsItAllLater() throws Exception {
    open(100, 100);
    for (String path : new String[] {"/much", "/long"}) {
      try (Client slow = server.saying(get(path, "Connection: close\r\n"))) {
        expectNobodyHeldUp(slow);
        Attack.head(slow.socket());
        assertEquals(MUCH, Attack.length(slow.socket()), path);
      }
    }
  }

  @Test
  void requestsThatComeAtOnceAreAnsweredInTheirOrder() throws Exception {
    open(100, 100);
    try (Client one =
        server.saying(
            get("/slow") + get("/", "Expect: x\r\n").replace("GET", "HEAD") + get("/fast"))) {
      expectNobodyHeldUp(one);
      gate.countDown();
      assertEquals(204, one.status());
      assertEquals(417, one.status());
      assertEquals(200, one.status());
    }
  }

  @Test
  void whoComesWhenThereIsNoPlaceIsServedWhenThereIs() throws Exception {
    open(1, 100);
    try (Client one = server.saying(get("/fast"));
        Client other = server.saying(get("/fast"))) {
      assertEquals(204, one.status());
      thread();
      one.say(get("/fast"));
      assertEquals(204, one.status());
      thread();
      assertEquals(0, answering.size(), "two at once");
      one.socket().close();
      assertEquals(204, other.status());
    }
  }

  @Test
  void anAddressHasSoManyConnectionsAndNoMore() throws Exception {
    open(100, 1);
    try (Client one = server.saying(get("/fast"))) {
      assertEquals(204, one.status());
      try (Client other = server.saying("")) {
        assertEquals(503, other.status());
      }
      one.say(get("/fast", "Connection: close\r\n"));
      assertEquals(204, one.status());
      assertEquals(-1, one.status());
    }
    Attack.await("its place is free", this::isServed);
  }

  private boolean isServed() {
    try (Client next = server.saying(get("/fast"))) {
      return next.status() == 204;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void toldToStopItAnswersWhatItWasAsked() throws Exception {
    open(100, 100);
    try (Client silent = server.saying(get("/fast"));
        Client slow = server.saying(get("/slow"))) {
      assertEquals(204, silent.status());
      thread();
      thread();
      server.tellToStop();
      assertEquals(-1, silent.status());
      gate.countDown();
      assertEquals(204, slow.status());
      assertEquals(-1, slow.status());
    }
  }

  @Test
  void whoWasHandedOverIsLeftAlone() throws Exception {
    open(1, 100);
    try (Client one = server.saying(get("/stream"))) {
      assertEquals(200, one.status());
      WebConnection taken = handedOver.take();
      one.say(get("/fast"));
      try (Client other = server.saying(get("/fast"))) {
        assertFalse(answering.stream().anyMatch(server.front()::equals));
        taken.end(); // frees its place
        assertEquals(204, other.status());
      }
    }
  }
}
