package org.socketlab.socketserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How server-03 reads a message; server-04 and server-05 have copies, which must not differ. */
@ParameterizedClass
@MethodSource("stages")
final class ReadMessageTest {
  interface Reader {
    byte[] read(InputStream in) throws IOException;
  }

  @Parameter Reader reader;

  static List<Reader> stages() {
    return List.of(
        Server03Reply::readMessage, Server04OneByOne::readMessage, Server05Threads::readMessage);
  }

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

  private static InputStream stream(String bytes) {
    return new ByteArrayInputStream(bytes.getBytes(ISO_8859_1));
  }

  private String read(InputStream in) throws IOException {
    return new String(reader.read(in), ISO_8859_1);
  }
}
