package org.socketlab.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tries out whether this machine can shut a program in. */
public final class SandboxProbe {
  private static final int PATIENCE = 20; // s
  private static final String ALLOW =
      "'sysctl kernel.apparmor_restrict_unprivileged_userns=0' (Ubuntu 24.04 and later), or"
          + " 'sysctl kernel.unprivileged_userns_clone=1' (older Debian), allows it";

  private static final Optional<String> REFUSAL = tried();

  private SandboxProbe() {}

  /** Why this machine can't shut a program in, and what to do about it; empty if it can. */
  public static Optional<String> refusal() {
    return REFUSAL;
  }

  private static Optional<String> tried() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.of(
          "a submission is shut in with the namespaces of Linux, and this is "
              + System.getProperty("os.name")
              + ": grade on Linux");
    }
    Path folder = null;
    try {
      folder = Files.createTempDirectory("lab-probe-");
      ProgramSandbox inner = new ProgramSandbox(folder, folder, List.of(), ProgramSandbox.USERS);
      List<String> words = inner.around(List.of("true"), folder, Map.of(), false);
      Process process =
          new ProcessBuilder(CheckSandbox.around(words, folder, List.of()))
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("bubblewrap does not end within " + PATIENCE + " s");
      }
      String said = new String(process.getInputStream().readAllBytes()).strip();
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of("namespaces are refused here (" + said + "): " + ALLOW);
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(
          "bubblewrap is not installed: 'apt install bubblewrap' (Debian, Ubuntu),"
              + " 'dnf install bubblewrap' (Fedora) or 'pacman -S bubblewrap' (Arch)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } finally {
      if (folder != null) {
        folder.toFile().delete();
      }
    }
  }
}
