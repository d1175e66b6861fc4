package org.socketlab.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** How bytes may come over a network: a reader must read the same message in each way. */
enum Wire {
  WHOLE(Integer.MAX_VALUE),
  BYTE_BY_BYTE(1),
  IN_FIVES(5);

  private final int piece;

  Wire(int piece) {
    this.piece = piece;
  }

  InputStream carries(String text) {
    return new ByteArrayInputStream(bytes(text)) {
      @Override
      public synchronized int read(byte[] bytes, int offset, int most) {
        return super.read(bytes, offset, Math.min(piece, most));
      }
    };
  }

  /** A byte for each character (ISO 8859-1). */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
