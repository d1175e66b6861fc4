package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FamilyTest {
  @Test
  void endsOrphansToo() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/environ")), "no /proc to find orphans in");
    // The shell ends at once, and no process is left that knows its children, one of them in
    // another session.
    Family family =
        Family.start(
            new ProcessBuilder(
                "bash", "-c", "sleep 1000 >&2 & echo $!; setsid sleep 1000 >&2 & echo $!"));
    try (BufferedReader out = reader(family)) {
      ProcessHandle child = handle(out.readLine());
      ProcessHandle stranger = handle(out.readLine());
      assertEquals(0, family.process().waitFor());
      assertTrue(child.isAlive() && stranger.isAlive());
      family.end();
      child.onExit().get(10, TimeUnit.SECONDS);
      stranger.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void leavesOtherFamiliesAlone() throws IOException, InterruptedException {
    Family other = Family.start(new ProcessBuilder("sleep", "1000"));
    Family family = Family.start(new ProcessBuilder("sleep", "1000"));
    family.end();
    assertTrue(family.process().waitFor(10, TimeUnit.SECONDS));
    assertTrue(other.process().isAlive());
    other.end();
    assertTrue(other.process().waitFor(10, TimeUnit.SECONDS));
  }

  private static ProcessHandle handle(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static BufferedReader reader(Family family) {
    return new BufferedReader(
        new InputStreamReader(family.process().getInputStream(), StandardCharsets.UTF_8));
  }
}
