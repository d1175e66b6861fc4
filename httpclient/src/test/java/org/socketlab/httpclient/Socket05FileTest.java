package org.socketlab.httpclient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the file that {@code --output} names. */
final class Socket05FileTest {
  private static final String HEAD = "HTTP/1.1 200 OK\nContent-Length: 5\n\n";

  @TempDir private Path folder;

  @Test
  void theFileIsReplacedByTheBody() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "what was there before");
    Fetched client = run(HEAD + "\0\u00ff\r\n\u001b", file);
    assertEquals(0, client.status());
    assertEquals(HEAD, client.response());
    assertArrayEquals(new byte[] {0, -1, '\r', '\n', 0x1b}, Files.readAllBytes(file));
  }

  @Test
  void aBodyThatBreaksOffIsThereAsFarAsItCame() throws IOException {
    Path file = folder.resolve("file");
    Fetched client = run(HEAD + "Hol", file);
    assertEquals(1, client.status());
    assertEquals("Hol", Files.readString(file));
  }

  @Test
  void noBodyIsAnEmptyFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "what was there before");
    assertEquals(0, run("HTTP/1.1 204 No Content\n\n", file).status());
    assertEquals("", Files.readString(file));
  }

  @Test
  void withoutAResponseTheFileStaysAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "what was there before");
    assertEquals(1, run("220 ESMTP\n", file).status());
    assertEquals(1, run("HTTP/1.1 200 OK\nContent-Length: x\n\nHola!", file).status());
    assertEquals("what was there before", Files.readString(file));
  }

  @Test
  void aFileThatCannotBeOpenedIsNamed() throws IOException {
    Path file = folder.resolve("missing").resolve("file");
    Fetched client = run(HEAD + "Hola!", file);
    assertEquals(1, client.status());
    assertEquals(HEAD, client.response());
    assertEquals("socket-05: cannot write the body to " + file + ": no such file", client.said());
    assertEquals(
        "socket-05: cannot write the body to " + folder + ": Is a directory",
        run(HEAD + "Hola!", folder).said());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAFailure() throws IOException {
    Fetched client = run(HEAD + "Hola!", Path.of("/dev/full"));
    assertEquals(1, client.status());
    assertEquals(
        "socket-05: cannot write the body to /dev/full: No space left on device", client.said());
  }

  private static Fetched run(String reply, Path file) throws IOException {
    byte[] bytes = reply.getBytes(StandardCharsets.ISO_8859_1);
    try (OneReply server = new OneReply(bytes, bytes.length, OneReply.Then.END)) {
      return Fetched.from(server.port(), "--output", file.toString());
    }
  }
}
