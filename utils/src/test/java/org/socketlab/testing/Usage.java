package org.socketlab.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What every program of the course does with its command line, besides its own options. */
public final class Usage {
  private Usage() {}

  /**
   * Expects {@code --help}, which names {@code --trace}, and {@code --version} on stdout with
   * status 0, and an error for an unknown option.
   */
  public static void expectCommonOptions(Lab lab) {
    Child help = lab.start("--help");
    help.expectExit(0);
    String text = new String(help.rest(), StandardCharsets.UTF_8);
    for (String named : List.of(lab.program(), "--trace")) {
      if (!text.contains(named)) {
        throw new CheckFailed("--help does not name " + named + " on stdout");
      }
    }
    Child version = lab.start("--version");
    version.expectExit(0);
    if (new String(version.rest(), StandardCharsets.UTF_8).isBlank()) {
      throw new CheckFailed("--version prints nothing on stdout");
    }
    expectRefusal(lab, "--" + lab.randomWord());
  }

  /** Expects that these arguments are wrong usage: status 2, a sentence on stderr, no result. */
  public static void expectRefusal(Lab lab, String... arguments) {
    Child program = lab.start(arguments);
    program.expectFailure(lab.program(), 2);
    program.expectRest("");
  }
}
