package org.socketlab.socketserver.chatserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system itself keeps of what was written to a socket and not read. */
final class Kernel {
  private static final int USUAL = 4 << 20;
  private static final int MOST = 32 << 20;

  private Kernel() {}

  /**
   * So many bytes at most, from here to a reader with a small buffer; a little more, to be sure.
   */
  static int mostBytesOfOneSocket() {
    long most = USUAL;
    try {
      String[] words =
          Files.readString(Path.of("/proc/sys/net/ipv4/tcp_wmem")).strip().split("\\s+");
      most = Math.max(most, Long.parseLong(words[words.length - 1]));
    } catch (IOException e) {
      // Not Linux, or a system that does not show it.
    }
    return (int) Math.min(MOST, most + most / 2);
  }
}
