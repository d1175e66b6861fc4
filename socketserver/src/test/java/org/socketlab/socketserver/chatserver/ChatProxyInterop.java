package org.socketlab.socketserver.chatserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socketlab.http.Framing;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Response;
import org.socketlab.socketserver.chatserver.ChatLab.User;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.Lab;
import org.socketlab.testing.RealPeer;

/** The chat behind a real nginx that speaks TLS, configured as README-chat.md says. */
@Execution(ExecutionMode.SAME_THREAD)
final class ChatProxyInterop {
  private final Lab lab = Lab.ours("socketserver", "chat-server");

  @AfterEach
  void close() {
    lab.close();
  }

  /** The usual values of Host that nginx may be configured to pass on. */
  @ParameterizedTest
  @CsvSource({
    "$http_host,       chat.example,      https://chat.example",
    "$http_host,       Chat.Example:443,  https://chat.example",
    "$http_host,       chat.example:8443, https://chat.example:8443",
    "$host,            chat.example,      https://chat.example",
    "$host:443,        chat.example,      https://chat.example"
  })
  void aPageOfItsOwnWritesAndOthersDoNot(
      String passed, String host, String origin, @TempDir Path folder) throws Exception {
    InetSocketAddress server = ChatLab.server(lab);
    User ana = ChatLab.join(lab, server, "ana");
    String configuration =
        readmesServer()
            .replace("127.0.0.1:1543", "127.0.0.1:" + server.getPort())
            .replace("Host $http_host", "Host " + passed);
    try (TlsProxy proxy = TlsProxy.start(RealPeer.require("nginx"), folder, configuration)) {
      try (Socket reader = proxy.connect()) {
        BufferedReader events = events(reader, host);
        assertEquals(201, write(proxy, ana, host, "Origin: " + origin));
        String line = events.readLine();
        while (!line.startsWith("data: {")) { // nginx passes it on at once
          line = events.readLine();
        }
        assertTrue(line.contains("\"through nginx\""), line);
      }
      assertEquals(201, write(proxy, ana, host, "X-From: no browser"));
      for (String evil :
          new String[] {"https://evil.example", "https://chat.example:444", "null"}) {
        assertEquals(403, write(proxy, ana, host, "Origin: " + evil));
        assertEquals(
            403, write(proxy, ana, host, "Origin: " + evil + "\r\nX-Forwarded-Host: evil.example"));
      }
    }
  }

  /** The block that begins with "server {" in the lesson. */
  private static String readmesServer() throws IOException {
    Path readme = Path.of(System.getProperty("lab.root"), "socketserver", "README-chat.md");
    String block =
        Files.readAllLines(readme).stream()
            .dropWhile(line -> !line.equals("    server {"))
            .takeWhile(line -> line.startsWith("    "))
            .collect(Collectors.joining("\n"));
    assertTrue(block.contains("Host $http_host"), block);
    return block;
  }

  private static BufferedReader events(Socket socket, String host) throws IOException {
    send(socket, Talk.request("GET", "/events"), host);
    MessageReader reader = new MessageReader(socket.getInputStream(), Limits.RESPONSE);
    Response response = reader.response();
    assertEquals(200, response.status().code());
    return new BufferedReader(
        new InputStreamReader(reader.body(Framing.of(response)), StandardCharsets.UTF_8));
  }

  private static int write(TlsProxy proxy, User user, String host, String field)
      throws IOException {
    String body = ChatLab.body("text", "through nginx");
    try (Socket socket = proxy.connect()) {
      String length = "Content-Length: " + body.length();
      String head = Talk.request("POST", "/messages", ChatLab.JSON, user.bearer(), length, field);
      send(socket, head + body, host);
      return new MessageReader(socket.getInputStream(), Limits.RESPONSE).response().status().code();
    }
  }

  private static void send(Socket socket, String request, String host) throws IOException {
    String text = request.replace("Host: lab", "Host: " + host);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
