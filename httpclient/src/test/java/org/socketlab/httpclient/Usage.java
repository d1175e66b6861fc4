package org.socketlab.httpclient;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;

/** What is checked of every program's command line. */
final class Usage {
  private Usage() {}

  /** Expects that the program tells its options on stdout. */
  static void expectHelp(Lab lab, String... options) {
    Child help = lab.start("--help");
    String text = new String(help.rest(), StandardCharsets.UTF_8);
    help.expectExit(0);
    for (String option : options) {
      if (!text.contains(option)) {
        throw new CheckFailed("--help says nothing of " + option);
      }
    }
  }

  /**
   * Expects that the program refuses each of these command lines before it does anything. The host
   * is this one, in case that it does not.
   */
  static void expectRefusals(Lab lab, List<String[]> commandLines) {
    List<Child> programs = // all at once: that is sooner done
        commandLines.stream()
            .map(words -> Stream.concat(Stream.of("--host", "127.0.0.1"), Stream.of(words)))
            .map(words -> lab.start(words.toArray(String[]::new)))
            .toList();
    for (int i = 0; i < programs.size(); i++) {
      lab.story().step("expect", "a refusal of " + Arrays.toString(commandLines.get(i)));
      programs.get(i).expectRest("");
      programs.get(i).expectFailure(lab.program(), 2);
    }
  }

  /** A command line. */
  static String[] words(String... words) {
    return words;
  }
}
