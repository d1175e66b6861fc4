package org.socketlab.socketserver.chatserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes that the system buffers between a write and a read of a socket. */
final class Kernel {
  private static final int USUAL = 4 << 20;
  private static final int MOST = 32 << 20;

  private Kernel() {}

  /** The most bytes between us and a reader with a small buffer, with some margin. */
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
