package org.socketlab.wire;

import java.util.Locale;

/** A number of bytes, as people read it: {@code 1,048,576 B}. */
final class Size {
  private Size() {}

  static String of(long bytes) {
    return String.format(Locale.ROOT, "%,d B", bytes);
  }
}
