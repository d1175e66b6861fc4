package org.socketlab.socketserver.ruler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulerTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  @TempDir private Path folder;
  private Path copy;

  @BeforeEach
  void write() {
    copy = folder.resolve("new/copy.txt");
    assertEquals(0, run("--write", copy.toString()));
  }

  @Test
  void whatItWritesIsWhole() throws IOException {
    assertEquals(0, run(copy.toString()));
    assertEquals(copy + ": 1064960 bytes, whole and in order\n", said());
    assertEquals(1_064_960, Files.size(copy));
  }

  @Test
  void aWholeFileIsNotWrittenAgain() throws IOException {
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(copy, old);
    assertEquals(0, run("--write", copy.toString()));
    assertEquals(old, Files.getLastModifiedTime(copy));
  }

  @Test
  void aBrokenFileIsWrittenAgain() throws IOException {
    Files.write(copy, new byte[] {1});
    assertEquals(0, run("--write", copy.toString()));
    assertEquals(0, run(copy.toString()));
  }

  @Test
  void eachLineBeginsWithItsOffset() {
    String text = new String(Ruler.text(), StandardCharsets.US_ASCII);
    for (int at = 0; at < text.length(); at += 64) {
      assertEquals(at, Integer.parseInt(text.substring(at, at + 7)));
      assertEquals('\n', text.charAt(at + 63));
    }
  }

  @Test
  void aShortCopyBreaksOff() throws IOException {
    Files.write(copy, Arrays.copyOf(Ruler.text(), 1000));
    assertEquals(1, run(copy.toString()));
    assertEquals("ruler: " + copy + " breaks off after 1000 of 1064960 bytes\n", said());
  }

  @Test
  void aChangedByteIsNamed() throws IOException {
    byte[] text = Ruler.text();
    text[70_000] ^= 1;
    Files.write(copy, text);
    assertEquals(1, run(copy.toString()));
    assertEquals("ruler: " + copy + " differs at byte 70000\n", said());
  }

  @Test
  void whatGoesOnIsNotTheText() throws IOException {
    Files.write(copy, Arrays.copyOf(Ruler.text(), 1_064_961));
    assertEquals(1, run(copy.toString()));
    assertEquals("ruler: " + copy + " goes on after its 1064960 bytes\n", said());
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing");
    assertEquals(1, run(missing.toString()));
    assertEquals("ruler: cannot read " + missing + ": no such file\n", said());
  }

  @Test
  void noFileIsWrongUsage() {
    assertEquals(2, run());
    assertEquals("ruler: which file?\nhint: java -jar socketlab-ruler.jar bigfile.txt\n", said());
  }

  private int run(String... args) {
    said.reset();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return Ruler.run(out, out, args);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
