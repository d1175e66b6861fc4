package org.socketlab.httpclient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A web server with fixed replies, one for each way in which a body may end. It is the peer in the
 * lessons of socket-05, and needs nothing but a JDK:
 *
 * <pre>
 * java -cp httpclient/target/test-classes org.socketlab.httpclient.CannedReplies --port 8888
 * </pre>
 */
final class CannedReplies {
  private static final int PATIENCE_MILLIS = 10_000;

  private static final Map<String, String> BY_PATH =
      Map.of(
          "/length",
          """
          HTTP/1.1 200 OK
          Content-Type: text/plain
          Content-Length: 5

          Hola!""",
          "/chunked",
          """
          HTTP/1.1 200 OK
          Content-Type: text/plain
          Transfer-Encoding: chunked

          4
          Hola
          8
          , mundo!
          0

          """,
          "/close",
          """
          HTTP/1.0 200 OK
          Content-Type: text/plain

          Hola y adiós""",
          "/hints",
          """
          HTTP/1.1 103 Early Hints
          Link: </style.css>; rel=preload

          HTTP/1.1 204 No Content
          Content-Type: text/plain

          """,
          "/cut",
          """
          HTTP/1.1 200 OK
          Content-Length: 100

          Hol""",
          "/title",
          """
          HTTP/1.1 200 OK
          X-Title: \033]0;this would be the title of your window\007
          Content-Length: 5

          Hola!""");

  private static final String MISSING =
      """
      HTTP/1.1 404 Not Found
      Content-Type: text/plain
      Content-Length: 13

      No such path.""";

  private CannedReplies() {}

  /** Serves one client after another; the arguments are {@code --port PORT}. */
  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[1]);
    try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
      System.out.println("Listening on 127.0.0.1:" + server.getLocalPort());
      while (true) {
        serve(server.accept());
      }
    }
  }

  private static void serve(Socket client) {
    try (client) {
      client.setSoTimeout(PATIENCE_MILLIS);
      BufferedReader request =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      String[] requestLine = String.valueOf(request.readLine()).split(" ");
      for (String line = "-"; line != null && !line.isEmpty(); ) {
        line = request.readLine(); // no header field changes the reply
      }
      String path = requestLine.length > 1 ? requestLine[1] : "";
      String reply = BY_PATH.getOrDefault(path, MISSING).replace("\n", "\r\n");
      client.getOutputStream().write(reply.getBytes(StandardCharsets.UTF_8));
      client.shutdownOutput();
      while (request.read() >= 0) {
        // Wait for the client's end of stream: an earlier close might reset the connection, and
        // lose the reply.
      }
    } catch (IOException e) {
      System.err.println("canned-replies: " + e.getMessage());
    }
  }
}
