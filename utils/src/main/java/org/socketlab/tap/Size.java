package org.socketlab.tap;

import java.util.Locale;

/** A number of bytes, as people read it: {@code 1,048,576 B}. */
public final class Size {
  private Size() {}

  /** The number with its unit. */
  public static String of(long bytes) {
    return String.format(Locale.ROOT, "%,d B", bytes);
  }
}
