package org.socketlab.httpclient;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Bodies cut into chunks, as a server may do it. */
final class Chunks {
  private Chunks() {}

  /**
   * The body in chunks of random sizes: with upper and lower case in them, leading zeros and
   * extensions.
   *
   * @param end what follows the last chunk's size line
   */
  static byte[] of(byte[] body, Random random, String end) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int at = 0, chunk = 0; at < body.length; chunk++) {
      // The first is large enough for a letter in its size.
      int size =
          Math.min(body.length - at, chunk == 0 ? 0x1b : 1 + random.nextInt(body.length / 2));
      chunks.writeBytes(ascii(sizeLine(size, chunk)));
      chunks.write(body, at, size);
      chunks.writeBytes(ascii("\r\n"));
      at += size;
    }
    chunks.writeBytes(ascii("0\r\n" + end));
    return chunks.toByteArray();
  }

  private static String sizeLine(int size, int chunk) {
    String hex = Integer.toHexString(size);
    return switch (chunk % 3) {
      case 0 -> hex.toUpperCase(Locale.ROOT) + "\r\n";
      case 1 -> "0" + hex + ";name=value\r\n";
      default -> hex + "\r\n";
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
