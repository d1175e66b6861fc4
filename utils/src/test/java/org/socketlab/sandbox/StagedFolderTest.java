package org.socketlab.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which submissions are accepted, and which of their files are copied. */
final class StagedFolderTest {
  @TempDir private Path folder;

  @Test
  void takesFilesWithTheirNamesAndWhatCanBeExecuted() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in/año nuevo"));
    Files.writeString(in.resolve("a b.py"), "x");
    in.resolve("a b.py").toFile().setExecutable(true);
    Path out = StagedFolder.of(folder.resolve("in"), folder.resolve("out")).folder();
    assertEquals("x", Files.readString(out.resolve("año nuevo/a b.py")));
    assertTrue(Files.isExecutable(out.resolve("año nuevo/a b.py")));
  }

  @Test
  void aZipLeadsNowhereElse() throws IOException {
    assertEquals("has a file that leads out of it: ../x", refusal("../x", 1));
    assertEquals("has a file that leads out of it: a/../../x", refusal("a/../../x", 1));
    assertEquals("has a file that leads out of it: /etc/x", refusal("/etc/x", 1));
    assertEquals("has a file that leads out of it: ../x", refusal("..\\x", 1));
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void aZipIsNoLargerUnpackedThanASubmissionMayBe() throws IOException {
    assertEquals("is larger than 256 MiB", refusal("zeros", StagedFolder.MOST_BYTES + 1));
  }

  @Test
  void aSubmissionHasSoManyFiles() throws IOException {
    Path zip = folder.resolve("many.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream many = new ZipOutputStream(out)) {
      for (int i = 0; i <= StagedFolder.MOST_FILES; i++) {
        many.putNextEntry(new ZipEntry("f" + i + "/"));
      }
    }
    assertEquals("has more than 20000 files", refusal(zip));
  }

  @Test
  void whatIsNoZipIsRefused() throws IOException {
    Path zip = Files.writeString(folder.resolve("no.zip"), "PK but no zip");
    assertTrue(refusal(zip).startsWith("is no zip: "), refusal(zip));
    assertEquals("is neither a folder nor a zip", refusal(folder.resolve("nothing")));
  }

  private String refusal(String name, long size) throws IOException {
    Path zip = folder.resolve("bad.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream bad = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      bad.putNextEntry(new ZipEntry(name));
      byte[] zeros = new byte[1 << 20];
      for (long left = size; left > 0; left -= zeros.length) {
        bad.write(zeros, 0, (int) Math.min(left, zeros.length));
      }
    }
    return refusal(zip);
  }

  private String refusal(Path submission) throws IOException {
    Path out = Files.createTempDirectory(folder, "out");
    return assertThrows(StagedFolder.Refused.class, () -> StagedFolder.of(submission, out))
        .getMessage();
  }
}
