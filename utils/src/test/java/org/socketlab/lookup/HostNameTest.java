package org.socketlab.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostNameTest {
  @TempDir private Path folder;

  @Test
  void isInTheFirstFileThatHasOne() throws IOException {
    Path missing = folder.resolve("missing");
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    Path kernel = Files.writeString(folder.resolve("kernel"), "rome\n");
    Path boot = Files.writeString(folder.resolve("boot"), "paris\n");
    assertEquals(
        "rome", HostName.find(List.of(missing, empty, kernel, boot), Map.of("HOSTNAME", "oslo")));
  }

  @Test
  void isInTheEnvironmentElsewhere() {
    Path missing = folder.resolve("missing");
    assertEquals(
        "oslo", HostName.find(List.of(missing), Map.of("HOSTNAME", "oslo", "COMPUTERNAME", "X")));
    assertEquals(
        "BERN", HostName.find(List.of(missing), Map.of("HOSTNAME", " ", "COMPUTERNAME", "BERN")));
  }

  @Test
  void isLocalhostWhereNobodyKnowsIt() {
    assertEquals("localhost", HostName.find(List.of(), Map.of()));
  }
}
