package org.socketlab.socketserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A message of the course's protocol: the bytes up to and including a line feed, or up to the end
 * of the stream.
 *
 * <p>TCP has no messages: what one send put in may come out of any number of reads, and one read
 * may hold the end of one message and the start of the next. So a protocol says where a message
 * ends, and its reader looks for that.
 */
final class Message {
  /** The longest message, in bytes: who sends more gets the rest as the next message. */
  static final int LIMIT = 64 * 1024;

  private Message() {}

  /**
   * Reads the next message.
   *
   * @param in buffered, since this reads byte by byte
   * @return its bytes, with the line feed if it has one; none at the end of the stream
   */
  static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (message.size() < LIMIT) {
      int b = in.read();
      if (b < 0) {
        break;
      }
      message.write(b);
      if (b == '\n') {
        break;
      }
    }
    return message.toByteArray();
  }
}
