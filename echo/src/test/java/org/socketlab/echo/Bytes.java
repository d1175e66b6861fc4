package org.socketlab.echo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.socketlab.testing.Lab;

/** What the checks send. */
final class Bytes {
  private Bytes() {}

  /** Text as UTF-8. */
  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** So many random letters. */
  static byte[] letters(Lab lab, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) ('a' + lab.random().nextInt(26));
    }
    return bytes;
  }

  /** One behind the other. */
  static byte[] joined(byte[] start, byte[] end) {
    byte[] all = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, all, start.length, end.length);
    return all;
  }
}
