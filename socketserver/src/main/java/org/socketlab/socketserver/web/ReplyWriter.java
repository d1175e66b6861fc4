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
 * <p>The head and the body's beginning are one write: a head by itself would be a segment by
 * itself, and wake the client for nothing that it can use yet. Large files go from the file to the
 * socket inside the kernel.
 */
public final class ReplyWriter {
  // While a thread waits for a slow reader, its progress is seen after so many bytes.
  private static final int SLICE = 256 << 10;
  private static final int PIECE = 16 << 10;

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
    if (!withBody || reply.isBodiless()) {
      write(head);
    } else if (reply.body() == null) {
      sendFile(head, reply);
    } else {
      sendBytes(head, reply.body().slice((int) reply.from(), (int) reply.length()));
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

  private void sendBytes(byte[] head, ByteBuffer body) throws IOException {
    ByteBuffer[] both = {ByteBuffer.wrap(head), body};
    int end = body.limit();
    while (both[0].hasRemaining() || body.position() < end) {
      int most = connection.isPrompt() ? end : Math.min(body.position() + SLICE, end);
      body.limit(most);
      connection.write(both);
      sent = body.position();
    }
  }

  private void sendFile(byte[] head, Reply reply) throws IOException {
    connection.mayWait(); // for the disk
    try (FileChannel file =
        FileChannel.open(reply.file().file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      write(head);
      long end = reply.from() + reply.length();
      for (long at = reply.from(); at < end; ) {
        long n = file.transferTo(at, Math.min(SLICE, end - at), channel);
        if (n == 0) {
          n = sendPiece(file, at, end);
        }
        at += n;
        sent += n;
        connection.moved();
      }
    }
  }

  /** In a virtual thread transferTo does not wait for a socket that is full. To write does. */
  private int sendPiece(FileChannel file, long at, long end) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, end - at));
    if (file.read(piece, at) < 0) { // it has become shorter: that can't be what its head promised
      throw new EOFException("the file ended within its reply");
    }
    int n = piece.flip().limit();
    write(piece);
    return n;
  }

  private void write(byte[] bytes) throws IOException {
    write(ByteBuffer.wrap(bytes));
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      connection.write(bytes);
    }
  }
}
