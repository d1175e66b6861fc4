package org.socketlab.socketserver.chatclient;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.socketlab.socketserver.chatclient.WrongChatClient.Bug;

/** A request, and a reply with a Content-Length or without an end, read with one bug. */
final class WrongReply implements Closeable {
  private final Socket socket = new Socket();
  private final Map<String, String> fields = new TreeMap<>();
  private final Bug bug;
  private final InputStream in;
  private final int status;

  WrongReply(Bug bug, Server server, String line, List<String> more, String json)
      throws IOException {
    this.bug = bug;
    int timeout = server.timeoutMillis();
    socket.connect(server.address(), timeout);
    socket.setSoTimeout(timeout);
    byte[] body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
    StringBuilder head =
        new StringBuilder(line + " HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n");
    more.forEach(field -> head.append(field).append("\r\n"));
    if (json != null) {
      head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length);
      head.append("\r\n");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    socket.getOutputStream().write(all.toByteArray());
    in = new BufferedInputStream(bounded(socket.getInputStream(), timeout));
    String first = line();
    if (!first.startsWith("HTTP/1.1 ")) {
      throw new EOFException("no reply");
    }
    status = Integer.parseInt(first.substring(9, 12));
    for (String field; !(field = line()).isEmpty(); ) {
      int colon = field.indexOf(':');
      fields.put(spelt(field.substring(0, colon)), field.substring(colon + 1).strip());
    }
  }

  private String spelt(String name) {
    return bug == Bug.KNOWS_ONE_SPELLING ? name : name.toLowerCase(Locale.ROOT);
  }

  /** With that bug, the timeout is for the whole reply, not for each piece. */
  private InputStream bounded(InputStream each, int millis) {
    if (bug != Bug.BOUNDS_THE_WHOLE_REPLY) {
      return each;
    }
    long end = System.nanoTime() + millis * 1_000_000L;
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (System.nanoTime() > end) {
          throw new SocketTimeoutException("too slow");
        }
        return each.read(bytes, offset, length);
      }
    };
  }

  private boolean isEvents() {
    return "text/event-stream".equals(fields.get("Content-Type"));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b; (b = in.read()) >= 0 && b != '\n'; ) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  int status() {
    return status;
  }

  String text() throws IOException {
    return new String(body().readAllBytes(), StandardCharsets.UTF_8);
  }

  InputStream body() throws IOException {
    String length = fields.get(bug == Bug.KNOWS_ONE_SPELLING ? "Content-Length" : "content-length");
    if (length == null) {
      boolean isEmpty = status == 204 || bug == Bug.KNOWS_ONE_SPELLING && !isEvents();
      return isEmpty ? new ByteArrayInputStream(new byte[0]) : in;
    }
    byte[] body = in.readNBytes(Integer.parseInt(length));
    if (body.length < Integer.parseInt(length) && bug != Bug.TAKES_A_PIECE_FOR_WHOLE) {
      throw new EOFException("the reply ended after " + body.length + " of " + length + " bytes");
    }
    return new ByteArrayInputStream(body);
  }

  void waitFor(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
