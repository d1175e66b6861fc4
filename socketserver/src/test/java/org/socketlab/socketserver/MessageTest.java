package org.socketlab.socketserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTest {
  @Test
  void endsWithItsLineFeed() throws IOException {
    InputStream in = stream("one\ntwo\r\n\n");
    assertEquals("one\n", read(in));
    assertEquals("two\r\n", read(in));
    assertEquals("\n", read(in));
    assertEquals("", read(in));
  }

  @Test
  void endsWithTheStream() throws IOException {
    InputStream in = stream("one\ntwo");
    assertEquals("one\n", read(in));
    assertEquals("two", read(in));
    assertEquals("", read(in));
  }

  @Test
  void keepsEveryByte() throws IOException {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      all.append(c == '\n' ? "" : c);
    }
    assertEquals(all + "\n", read(stream(all + "\n")));
  }

  @Test
  void endsAtTheLimit() throws IOException {
    String most = "x".repeat(64 * 1024);
    InputStream in = stream(most + "more\n");
    assertEquals(most, read(in));
    assertEquals("more\n", read(in));
  }

  @Test
  void theLineFeedIsPartOfTheLimit() throws IOException {
    String line = "x".repeat(64 * 1024 - 1) + "\n";
    InputStream in = stream(line + "x" + line);
    assertEquals(line, read(in));
    assertEquals("x" + line.strip(), read(in));
    assertEquals("\n", read(in));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void isEmptyWithoutABodyBeforeTheLineEnd(String message) {
    assertEquals(true, Message.isEmpty(message.getBytes(ISO_8859_1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {" \n", "\r", "\0", "\n\n", "x"})
  void isNotEmptyWithAnyOtherByte(String message) {
    assertEquals(false, Message.isEmpty(message.getBytes(ISO_8859_1)));
  }

  @Test
  void isAnsweredWithItself() {
    assertEquals("OK...\u00ff\n", new String(Message.ok(new byte[] {-1, '\n'}), ISO_8859_1));
    assertEquals("OK...", new String(Message.ok(new byte[0]), ISO_8859_1));
  }

  private static InputStream stream(String bytes) {
    return new ByteArrayInputStream(bytes.getBytes(ISO_8859_1));
  }

  private static String read(InputStream in) throws IOException {
    return new String(Message.read(in), ISO_8859_1);
  }
}
