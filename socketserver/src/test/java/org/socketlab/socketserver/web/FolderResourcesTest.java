package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.socketserver.web.Resources.Found;

final class FolderResourcesTest {
  @TempDir Path folder;

  @Test
  void keepsFilesInMemoryButNotLargeOnes() throws IOException {
    Files.write(folder.resolve("small.txt"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("large.bin"), new byte[5_000_000]);
    Resources resources = new FolderResources(folder);
    Resource small = resources.find("small.txt").resource();
    assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), small.content());
    assertSame(small, resources.find("small.txt").resource());
    Resource large = resources.find("large.bin").resource();
    assertNull(large.content());
    assertEquals(5_000_000, large.length());
    assertEquals("application/octet-stream", large.mediaType());
  }

  @Test
  void seesAChangeWithinASecondOrTwo() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Resources resources = new FolderResources(folder);
    String tag = resources.find("a.txt").resource().tag();
    Files.writeString(file, "newer");
    Attack.await(
        "the change is seen",
        () -> {
          try {
            return !resources.find("a.txt").resource().tag().equals(tag);
          } catch (IOException e) {
            return false;
          }
        });
    assertEquals(5, resources.find("a.txt").resource().length());
  }

  @Test
  void findsNothingThatIsNoFile() throws IOException {
    Files.writeString(folder.resolve("file"), "x");
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("full"));
    Files.writeString(folder.resolve("full/index.html"), "x");
    Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
    Resources resources = new FolderResources(folder);
    for (String path :
        List.of(
            "", "none", "file/", "file/x", "empty", "empty/", "loop", "a\0b", "x".repeat(5000))) {
      assertSame(Found.NOTHING, resources.find(path), path);
    }
    assertSame(Found.DIRECTORY, resources.find("full"));
    assertEquals(1, resources.find("full/").resource().length());
    assertThrows(IOException.class, () -> new FolderResources(folder.resolve("none")));
    assertThrows(NotDirectoryException.class, () -> new FolderResources(folder.resolve("file")));
  }

  @Test
  void remembersForASecondWhatIsInMemory() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "x");
    Files.write(folder.resolve("large.bin"), new byte[5_000_000]);
    Resources resources = new FolderResources(folder);
    assertNull(resources.inMemory("a.txt"));
    // A result is cached for a second, and a machine may stall for longer.
    Attack.await(
        "it remembers", () -> found(resources, "a.txt").equals(resources.inMemory("a.txt")));
    found(resources, "large.bin");
    assertNull(resources.inMemory("large.bin"));
    Attack.await("it forgets", () -> resources.inMemory("a.txt") == null);
  }

  private static Resource found(Resources resources, String path) {
    try {
      return resources.find(path).resource();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
