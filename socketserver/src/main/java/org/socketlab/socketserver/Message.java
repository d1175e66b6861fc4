package org.socketlab.socketserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

  private static final byte[] OK = ascii("OK...");
  private static final byte[] WELCOME =
      ascii("Welcome to the server. Type something and hit enter\n");

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

  /** Whether a message says nothing: no byte, or a line end alone. */
  static boolean isEmpty(byte[] message) {
    return message.length == 0
        || Arrays.equals(message, ascii("\n"))
        || Arrays.equals(message, ascii("\r\n"));
  }

  /** What the server says to whoever has just connected. */
  static byte[] welcome() {
    return WELCOME.clone();
  }

  /**
   * The answer to a message, {@code OK...} and the same bytes: one array, so that it is one write.
   */
  static byte[] ok(byte[] message) {
    byte[] answer = Arrays.copyOf(OK, OK.length + message.length);
    System.arraycopy(message, 0, answer, OK.length, message.length);
    return answer;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
