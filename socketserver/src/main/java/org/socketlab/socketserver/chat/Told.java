package org.socketlab.socketserver.chat;

import java.io.IOException;

/** An event as bytes, encoded once for all readers. */
record Told(long number, byte[] bytes) {
  static Told of(ChatEvent event) throws IOException {
    return new Told(event.number(), event.bytes());
  }
}
