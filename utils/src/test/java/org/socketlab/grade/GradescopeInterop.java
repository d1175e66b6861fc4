package org.socketlab.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.testing.Child;
import org.socketlab.testing.Command;
import org.socketlab.testing.RealPeer;
import org.socketlab.testing.Settings;

/**
 * The zip for Gradescope, used as Gradescope does: in a fresh, empty Debian, {@code setup.sh} runs
 * once, and {@code run_autograder} for a submission.
 */
final class GradescopeInterop {
  /** A line for bash, with the folder as $1 and the launcher as $2. */
  private static final String FRESH_ROOT =
      """
      set -e
      cd "$1"
      debootstrap --variant=minbase bookworm root "$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' | head -n 1)"
      mkdir -p autograder/source autograder/submission autograder/results root/autograder
      SOCKETLAB_BUILD=never "$2" gradescope --exercise basics-01 --exercise basics-02 --hide-details
      python3 -m zipfile -e autograder.zip autograder/source
      chmod +x autograder/source/setup.sh autograder/source/run_autograder
      cp autograder/source/run_autograder autograder
      cp basics-0*.py autograder/submission
      """;

  private static final String IN_IT =
      """
      exec bwrap --die-with-parent --cap-add ALL --clearenv --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin \\
        --bind "$1/root" / --bind "$1/autograder" /autograder --chdir /autograder \\
        --proc /proc --dev /dev --perms 1777 --tmpfs /tmp \\
        --ro-bind-try /etc/resolv.conf /etc/resolv.conf --ro-bind /etc/apt/apt.conf.d /etc/apt/apt.conf.d \\
        /autograder/""";

  @TempDir private Path folder;

  @Test
  void gradesInAFreshRoot() throws IOException {
    Sandboxes.mustWork();
    RealPeer.require("debootstrap");
    Path course = Settings.ofSystem().root().toAbsolutePath().normalize();
    for (String right : new String[] {"basics-01.py", "basics-02.py"}) {
      Files.copy(course.resolve("utils/src/handout/python/" + right), folder.resolve(right));
    }
    run(FRESH_ROOT, course.resolve("bin/lab"));
    run(IN_IT + "source/setup.sh", course);
    String said = run(IN_IT + "run_autograder", course);
    assertTrue(said.contains("submission: 20 of 20 points"), said);
    JsonNode results =
        new ObjectMapper().readTree(folder.resolve("autograder/results/results.json").toFile());
    assertEquals(20, results.path("score").asInt());
    assertEquals("after_due_date", results.path("tests").path(0).path("visibility").asText());
    assertEquals("bubblewrap", results.path("extra_data").path("isolation").asText());
  }

  private String run(String script, Path argument) throws IOException {
    String line =
        "bash -c %s bash %s %s 2>&1"
            .formatted(
                Command.quoted(script),
                Command.quoted(folder.toString()),
                Command.quoted(argument.toString()));
    try (Child bash = new ClassUnderTest(folder.resolve("class")).shell(line)) {
      String said = new String(bash.rest(300), StandardCharsets.UTF_8);
      assertEquals(0, bash.exit(), said);
      return said;
    }
  }
}
