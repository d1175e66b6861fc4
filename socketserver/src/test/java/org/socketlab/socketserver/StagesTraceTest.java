package org.socketlab.socketserver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** Servers with {@code --trace}: their clients and their output are the same as without. */
final class StagesTraceTest {
  @Test
  void aStage() {
    try (Lab lab = Lab.ours("socketserver", "server-03");
        Child server = lab.start("--port", "0", "--trace")) {
      server.expectLine("Socket created");
      server.expectLine(Pattern.compile("Socket bound to 127\\.0\\.0\\.1:\\d+"), "Socket bound");
      InetSocketAddress address = server.listening();
      Peer client = lab.connect(address);
      server.expectLine("Connected with " + client.localText());
      client.send("Hola\n");
      client.expectAll("Hola\n");
      client.close();
      server.expectExit(0);
      server.expectRest("");
      String ladder = server.stderr();
      assertTrue(ladder.startsWith("#1  " + client.localText() + " "), ladder);
      assertTrue(ladder.contains(" -> 127.0.0.1:" + address.getPort() + "\n"), ladder);
      assertTrue(ladder.contains("|-- 5 B  Hola\\n --"), ladder);
      assertTrue(ladder.contains("-- 5 B  Hola\\n |"), ladder);
    }
  }

  @Test
  void aServerThatIsStopped() {
    try (Lab lab = Lab.ours("socketserver", "mini-web");
        Child server = lab.start("--port", "0", "--trace")) {
      Peer client = lab.connect(server.listening());
      client.send("GET /nothing\r\n");
      String reply = new String(client.toEnd(), StandardCharsets.US_ASCII);
      assertTrue(reply.contains("Not Found"), reply);
      client.close();
      server.expectLine(
          Pattern.compile(Pattern.quote(client.localText()) + " \"GET /nothing\" 404 \\d+"),
          "the client's own address, and what it asked");
      server.terminate();
      server.expectStopped();
      assertTrue(server.stderr().contains("GET /nothing"), server.stderr());
    }
  }

  @Test
  void tws() {
    try (Lab lab = Lab.ours("socketserver", "tws");
        Child server =
            lab.start(
                "--port", "0", "--trace", "--data", lab.folder().resolve("data").toString())) {
      Peer client = lab.connect(server.listening());
      client.send("GET /users HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n");
      client.toEnd();
      client.close();
      server.expectLine(
          Pattern.compile("127\\.0\\.0\\.1 - - \\[.*\\] \"GET /users HTTP/1.1\" 200 2"),
          "the request's line in the log");
      server.terminate();
      server.expectStopped();
      assertTrue(server.stderr().contains("#1  " + client.localText()), server.stderr());
      assertTrue(server.stderr().contains("request line  GET /users HTTP/1.1"), server.stderr());
    }
  }
}
