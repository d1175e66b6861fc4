package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.socketlab.cli.Listen;
import org.socketlab.http.RequestLine;

/** What is slow for one client, and must not be for another. */
@Timeout(60)
final class ConversationTest {
  private static final String FAST = "HEAD /fast HTTP/1.1\r\nHost: x\r\n\r\n";

  private final CountDownLatch gate = new CountDownLatch(1);
  private LedServer server;

  @BeforeEach
  void open() throws IOException {
    server = new LedServer(100);
    Conversation.Server shared =
        new Conversation.Server(
            new Listen(0),
            this::route,
            (host, when, line, status, bytes) -> {},
            new Second.Clock());
    server.run(connection -> new Conversation(shared, connection));
  }

  @AfterEach
  void close() throws Exception {
    gate.countDown();
    server.stop();
  }

  private Route route(RequestLine line, BeforeWaiting waiting) throws IOException {
    switch (line.target()) {
      case "/far":
        waiting.tell();
        LedServer.await(gate);
        return Route.notFound();
      case "/untold":
        LedServer.await(gate);
        return Route.notFound();
      case "/slow":
        return Route.to(
            (request, body) -> {
              LedServer.await(gate);
              return Reply.nothing();
            },
            note -> {});
      default:
        return Route.notFound();
    }
  }

  /** One asks so; another is served meanwhile, and then the first one. */
  private void expectNobodyHeldUp(String requests, int... statuses) throws IOException {
    try (Socket slow = server.saying(requests);
        Socket other = server.saying(FAST)) {
      assertEquals(404, status(reader(other)));
      gate.countDown();
      BufferedReader replies = reader(slow);
      for (int status : statuses) {
        assertEquals(status, status(replies));
      }
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Reads a head. */
  private static int status(BufferedReader replies) throws IOException {
    int status = Integer.parseInt(replies.readLine().split(" ")[1]);
    while (!replies.readLine().isEmpty()) {
      // a field
    }
    return status;
  }

  @Test
  void aHandlerThatWaits() throws IOException {
    expectNobodyHeldUp(FAST.replace("fast", "slow"), 204);
  }

  @Test
  void aDiskThatIsWaitedForToFindWhatIsThere() throws IOException {
    expectNobodyHeldUp(FAST.replace("fast", "far"), 404);
  }

  @Test
  void whatComesAfterTheFirstOfManyRequests() throws IOException {
    expectNobodyHeldUp(FAST + FAST.replace("fast", "untold") + FAST, 404, 404, 404);
  }
}
