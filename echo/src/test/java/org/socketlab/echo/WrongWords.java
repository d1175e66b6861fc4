package org.socketlab.echo;

import java.util.Arrays;
import java.util.List;

/** The correct command lines of the wrong programs. */
final class WrongWords {
  private WrongWords() {}

  /** The words of a command line that has these options, after --help and --version. */
  static List<String> of(String[] args, String... options) {
    List<String> words = Arrays.asList(args);
    String program = words.get(1);
    for (String word : words.subList(2, words.size())) {
      if (word.equals("--help") || word.equals("--version")) {
        System.out.println(program + " [--trace]");
        System.exit(0);
      }
      if (word.startsWith("--") && !Arrays.asList(options).contains(word)) {
        fail(program, 2, "unknown option " + word);
      }
    }
    return words;
  }

  /** Ends the program with a sentence. */
  static void fail(String program, int status, String sentence) {
    System.err.println(program + ": " + sentence);
    System.exit(status);
  }
}
