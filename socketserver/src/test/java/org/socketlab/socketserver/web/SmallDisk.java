package org.socketlab.socketserver.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A disk of 4 MB, which is soon full; the test is skipped on a machine that can't mount one. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;
  private final Path filler;

  /** Mounts it at an empty folder. */
  public SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString()) == 0,
        "no small disk can be mounted here");
  }

  /** Fills the disk up to that many free bytes. */
  public void fill(int room) throws IOException {
    Files.createFile(filler);
    long usable = Files.getFileStore(filler).getUsableSpace();
    Files.write(filler, new byte[(int) usable - room]);
  }

  /** Frees the space again. */
  public void makeRoom() throws IOException {
    Files.delete(filler);
  }

  @Override
  public void close() {
    Attack.await("the disk is unmounted", () -> run("umount", folder.toString()) == 0);
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
