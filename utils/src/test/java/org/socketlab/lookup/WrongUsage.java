package org.socketlab.lookup;

import java.util.Arrays;
import java.util.List;

/** The right part of the lookups' wrong programs: common options, and failures. */
final class WrongUsage {
  private WrongUsage() {}

  /** The arguments after the bug's and the program's name; handles --help and --version. */
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
