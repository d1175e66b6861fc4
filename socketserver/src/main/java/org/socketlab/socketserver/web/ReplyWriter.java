package org.socketlab.socketserver.web;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes replies to one client (RFC 9112 section 4).
 *
 * <p>Head and small body are one write: two small ones would be two segments, of which the second
 * waits for the first one's acknowledgement. Large files go from the file to the socket inside the
 * kernel.
 */
public final class ReplyWriter {
  private static final int SLICE = 64 << 10; // so a slow reader's progress is seen after so many
  private static final int FILE_SLICE = 256 << 10;

  private final Connection connection;
  private final SocketChannel channel;
  private long sent;

  /** A writer for that client. */
  public ReplyWriter(Connection connection) {
    this.connection = connection;
    this.channel = connection.channel();
  }

  /** How a reply is to be sent. */
  public enum Form {
    /** Status line, fields and body; the connection stays open. */
    KEPT,
    /** The same to a client of HTTP/1.0, which has to be told so. */
    KEPT_1_0,
    /** The same, and the connection is closed. */
    LAST,
    /** HTTP/0.9: the body alone, and the connection is closed. */
    BODY_ONLY
  }

  /**
   * Sends a reply.
   *
   * @param date the Date field's value (RFC 9110 section 6.6.1)
   * @param withBody false for a reply to HEAD: the same head as for GET, and nothing more
   */
  public void send(Reply reply, String date, Form form, boolean withBody) throws IOException {
    connection.mustMoveWithin(Connections.IDLE, Connections.REPLY);
    connection.writing(true);
    sent = 0;
    byte[] head =
        form == Form.BODY_ONLY
            ? new byte[0]
            : head(reply, date, form).getBytes(StandardCharsets.ISO_8859_1);
    long body = withBody && !reply.isBodiless() ? reply.length() : 0;
    if (body > 0 && reply.body() == null) {
      sendFile(head, reply);
    } else {
      sendBytes(head, reply, (int) body);
    }
    connection.writing(false);
  }

  /** How many bytes of the last reply's body were sent, also when it was broken off. */
  public long sent() {
    return sent;
  }

  /** RFC 9110 section 15.2.1: the client waits for this word before it sends its body. */
  public void sendContinue() throws IOException {
    write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends more of a reply whose body has no length; a reader that takes none of it is dropped. */
  public void sendMore(byte[] bytes) throws IOException {
    connection.mustMoveWithin(Connections.IDLE, Connections.REPLY);
    connection.writing(true);
    write(bytes);
  }

  private static String head(Reply reply, String date, Form form) {
    StringBuilder head = new StringBuilder(320);
    head.append("HTTP/1.1 ").append(reply.status()).append(' ');
    head.append(Status.reason(reply.status())).append("\r\nDate: ").append(date).append("\r\n");
    head.append("Server: SocketLab\r\n");
    head.append(reply.fields());
    if (!reply.isBodiless()) {
      head.append("Content-Length: ").append(reply.length()).append("\r\n");
    }
    if (form == Form.LAST) {
      head.append("Connection: close\r\n");
    } else if (form == Form.KEPT_1_0) {
      head.append("Connection: keep-alive\r\n");
    }
    return head.append("\r\n").toString();
  }

  private void sendBytes(byte[] head, Reply reply, int body) throws IOException {
    int first = Math.min(body, SLICE - Math.min(head.length, SLICE));
    int from = (int) reply.from();
    byte[] together = new byte[head.length + first];
    System.arraycopy(head, 0, together, 0, head.length);
    if (first > 0) {
      System.arraycopy(reply.body(), from, together, head.length, first);
    }
    write(together);
    sent = first;
    while (sent < body) {
      int next = Math.min(SLICE, body - (int) sent);
      write(ByteBuffer.wrap(reply.body(), from + (int) sent, next));
      sent += next;
    }
  }

  private void sendFile(byte[] head, Reply reply) throws IOException {
    try (FileChannel file =
        FileChannel.open(reply.file().file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      write(head);
      long end = reply.from() + reply.length();
      for (long at = reply.from(); at < end; ) {
        long n = file.transferTo(at, Math.min(FILE_SLICE, end - at), channel);
        if (n <= 0) { // the file has become shorter: the reply can't be what its head promised
          throw new EOFException("the file ended within its reply");
        }
        at += n;
        sent += n;
        connection.moved();
      }
    }
  }

  private void write(byte[] bytes) throws IOException {
    write(ByteBuffer.wrap(bytes));
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    connection.moved();
  }
}
