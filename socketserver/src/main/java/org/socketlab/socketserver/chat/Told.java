package org.socketlab.socketserver.chat;

import java.io.IOException;

/**
 * An event in the form in which it goes to everybody: it is put into bytes once, and not once for
 * each reader.
 */
record Told(long number, byte[] bytes) {
  static Told of(ChatEvent event) throws IOException {
    return new Told(event.number(), event.bytes());
  }
}
