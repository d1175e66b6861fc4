package org.socketlab.lookup;

import java.util.Locale;

/** A transport protocol: each has its own 65,536 ports. */
enum Protocol {
  TCP,
  UDP;

  /** As the services database writes it: {@code tcp}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
