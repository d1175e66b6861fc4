package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
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

  private static Found find(Resources resources, String path) throws IOException {
    return resources.find(path, BeforeWaiting.NOBODY);
  }

  @Test
  void keepsFilesInMemoryButNotLargeOnes() throws IOException {
    Files.write(folder.resolve("small.txt"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("large.bin"), new byte[5_000_000]);
    Resources resources = new FolderResources(folder);
    Resource small = find(resources, "small.txt").resource();
    assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), small.content());
    assertSame(small, find(resources, "small.txt").resource());
    Resource large = find(resources, "large.bin").resource();
    assertNull(large.content());
    assertEquals(5_000_000, large.length());
    assertEquals("application/octet-stream", large.mediaType());
  }

  @Test
  void seesAChangeWithinASecondOrTwo() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Resources resources = new FolderResources(folder);
    String tag = find(resources, "a.txt").resource().tag();
    Files.writeString(file, "newer");
    Attack.await(
        "the change is seen",
        () -> {
          try {
            return !find(resources, "a.txt").resource().tag().equals(tag);
          } catch (IOException e) {
            return false;
          }
        });
    assertEquals(5, find(resources, "a.txt").resource().length());
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
      assertSame(Found.NOTHING, find(resources, path), path);
    }
    assertSame(Found.DIRECTORY, find(resources, "full"));
    assertEquals(1, find(resources, "full/").resource().length());
    assertThrows(IOException.class, () -> new FolderResources(folder.resolve("none")));
    assertThrows(NotDirectoryException.class, () -> new FolderResources(folder.resolve("file")));
  }

  @Test
  void saysBeforeItLooksOnTheDiskAndNotWhileItRemembers() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "x");
    Resources resources = new FolderResources(folder);
    IOException told = new IOException("told");
    BeforeWaiting waiting =
        () -> {
          throw told;
        };
    assertSame(told, assertThrows(IOException.class, () -> resources.find("a.txt", waiting)));
    assertSame(told, assertThrows(IOException.class, () -> resources.find("none", waiting)));
    // What it has just found it remembers for a second, and a machine may stand still for longer.
    Attack.await(
        "it remembers",
        () -> {
          try {
            return find(resources, "a.txt").equals(resources.find("a.txt", waiting));
          } catch (IOException e) {
            return false;
          }
        });
  }
}
