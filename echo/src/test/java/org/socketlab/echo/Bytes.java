package org.socketlab.echo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.socketlab.testing.Lab;

/** The bytes that the checks send. */
final class Bytes {
  private Bytes() {}

  /** Text as UTF-8. */
  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Random letters. */
  static byte[] letters(Lab lab, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) ('a' + lab.random().nextInt(26));
    }
    return bytes;
  }

  /** Both arrays, joined. */
  static byte[] joined(byte[] start, byte[] end) {
    byte[] all = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, all, start.length, end.length);
    return all;
  }
}
