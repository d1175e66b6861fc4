package org.socketlab.socketserver.web;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;

/** Writes replies to one client, and waits for it to read them. */
public final class ReplyWriter {
  // The client's progress is recorded after each slice.
  private static final int SLICE = 256 << 10;
  private static final int PIECE = 16 << 10;

  private final WebConnection connection;
  private final SocketChannel channel;

  /** A writer for that client. */
  ReplyWriter(WebConnection connection) {
    this.connection = connection;
    this.channel = connection.channel();
  }

  /** Sends a reply. Large files go from the file to the socket inside the kernel. */
  void send(Sending sending) throws IOException {
    connection.writing(true);
    Reply reply = sending.exchange().reply();
    if (sending.exchange().sendsBody() && reply.body() == null) {
      sendFile(sending, reply);
    } else {
      sendFromMemory(sending);
    }
    connection.writing(false);
  }

  /** RFC 9110 section 15.2.1: the client waits for this before it sends the body. */
  void sendContinue() throws IOException {
    write(ByteBuffer.wrap("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
  }

  /** Sends more of a reply whose body has no length; a stalled reader is dropped. */
  public void sendMore(byte[] bytes) throws IOException {
    connection.writing(true);
    write(ByteBuffer.wrap(bytes));
  }

  private void sendFromMemory(Sending sending) throws IOException {
    while (!sending.isDone()) {
      sending.write(channel, SLICE);
      connection.moved();
    }
  }

  private void sendFile(Sending sending, Reply reply) throws IOException {
    try (FileChannel file =
        FileChannel.open(reply.file().file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      sendFromMemory(sending); // the head
      long end = reply.from() + reply.length();
      for (long at = reply.from(); at < end; ) {
        long n = file.transferTo(at, Math.min(SLICE, end - at), channel);
        if (n == 0) {
          n = sendPiece(file, at, end);
        }
        at += n;
        sending.sentFromFile(n);
        connection.moved();
      }
    }
  }

  /** In a virtual thread, transferTo does not wait for a full socket; a write does. */
  private int sendPiece(FileChannel file, long at, long end) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, end - at));
    if (file.read(piece, at) < 0) { // the file has become shorter than its head says
      throw new EOFException("the file ended within its reply");
    }
    int n = piece.flip().limit();
    write(piece);
    return n;
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
      connection.moved();
    }
  }
}
