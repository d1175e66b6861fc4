package org.socketlab.echo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTest {
  @Test
  void textIsSentAsUtf8() throws IOException {
    assertArrayEquals(
        new byte[] {'n', (byte) 0xc3, (byte) 0xb1, (byte) 0xe2, (byte) 0x82, (byte) 0xac},
        bytes(Message.of("n\u00f1\u20ac")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 5 << 20})
  void aStreamIsReadToItsEndInMemoryOrThroughAFile(int length) throws IOException {
    byte[] random = new byte[length];
    new Random(length).nextBytes(random);

    ByteBuffer message = Message.read(new ByteArrayInputStream(random));

    assertEquals(length, message.remaining());
    assertArrayEquals(random, bytes(message));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
