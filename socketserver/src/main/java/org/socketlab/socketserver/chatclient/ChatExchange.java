package org.socketlab.socketserver.chatclient;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.socketlab.http.Framing;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Response;

/**
 * One request and its reply, over a connection of its own: connect, send, read the head; the caller
 * reads the body. These are the five steps of socket-01 to socket-05.
 */
final class ChatExchange implements Closeable {
  /** The longest reply: a page of a thousand messages of 4,000 characters each fits. */
  private static final int LONGEST_REPLY = 32 << 20;

  private final Socket socket = new Socket();
  private final MessageReader reader;
  private final Response response;

  /**
   * Sends the request, and reads the reply's head.
   *
   * @param requestLine method and path, such as {@code GET /users}
   * @param fields header lines besides those that every request has
   * @param json the body, or null for none
   */
  ChatExchange(Server server, String requestLine, List<String> fields, String json)
      throws IOException {
    try {
      socket.setSoTimeout(server.timeoutMillis());
      socket.connect(server.address(), server.timeoutMillis());
      // Head and body in one write: of two writes, the second waits until the first is
      // acknowledged.
      socket.getOutputStream().write(request(server, requestLine, fields, json));
      reader = new MessageReader(socket.getInputStream(), Limits.RESPONSE);
      response = reader.response();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static byte[] request(
      Server server, String requestLine, List<String> fields, String json) {
    StringBuilder head = new StringBuilder(requestLine + " HTTP/1.1\r\n");
    head.append("Host: ").append(server.hostField()).append("\r\n");
    head.append("Connection: close\r\n"); // this is our only request on this connection
    fields.forEach(field -> head.append(field).append("\r\n"));
    if (json != null) {
      int length = json.getBytes(StandardCharsets.UTF_8).length; // bytes, not characters
      head.append("Content-Type: application/json\r\n");
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    head.append("\r\n").append(json == null ? "" : json);
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The reply's status, such as 201. */
  int status() {
    return response.status().code();
  }

  /** The value of a field of the reply's header, or an empty string. */
  String field(String name) {
    String value = response.fields().first(name);
    return value == null ? "" : value;
  }

  /** The reply's body, to its end. */
  String text() throws IOException {
    byte[] body = body().readNBytes(LONGEST_REPLY + 1);
    if (body.length > LONGEST_REPLY) {
      throw new IOException("its reply is longer than " + LONGEST_REPLY + " bytes");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The reply's body as it comes. */
  InputStream body() throws IOException {
    return reader.body(Framing.of(response));
  }

  /** Waits at most that long for each further piece of the body. */
  void waitFor(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
