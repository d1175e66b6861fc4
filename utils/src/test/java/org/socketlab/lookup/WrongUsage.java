package org.socketlab.lookup;

import java.util.Arrays;
import java.util.List;

/** What the wrong programs of the lookups do rightly: their common options, and how they fail. */
final class WrongUsage {
  private WrongUsage() {}

  /** The arguments behind the bug's and the program's name, after --help and --version. */
  static List<String> arguments(String[] args, String... options) {
    List<String> arguments = Arrays.asList(args).subList(2, args.length);
    for (String argument : arguments) {
      if (argument.equals("--help") || argument.equals("--version")) {
        System.out.println(args[1] + " [--trace]");
        System.exit(0);
      }
      if (argument.startsWith("--") && !Arrays.asList(options).contains(argument)) {
        fail(args[1], 2, "unknown option " + argument);
      }
    }
    return arguments;
  }

  static void fail(String program, int status, String sentence) {
    System.err.println(program + ": " + sentence);
    System.exit(status);
  }
}
