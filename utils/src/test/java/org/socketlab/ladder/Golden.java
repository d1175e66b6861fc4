package org.socketlab.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected pictures, as files in the test resources' {@code ladders}. After a change of the
 * ladders' look, {@code mvn test -pl utils -Dgolden.write=true} writes the files anew, and a
 * reviewer reads the diff.
 */
final class Golden {
  private Golden() {}

  static void expect(String name, String picture) {
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.writeString(Path.of("src/test/resources/ladders", name + ".txt"), picture);
        return;
      }
      try (InputStream file = Golden.class.getResourceAsStream("/ladders/" + name + ".txt")) {
        String expected =
            file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(expected, picture, "the picture in ladders/" + name + ".txt");
      }
    } catch (IOException e) {
      throw new AssertionError("cannot read the picture " + name, e);
    }
  }
}
