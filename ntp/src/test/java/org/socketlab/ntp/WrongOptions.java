package org.socketlab.ntp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** The correct part of the wrong programs: their options, and how they fail. */
final class WrongOptions {
  private static final Set<String> FLAGS = Set.of("--packet", "--help", "--version");

  private final String program;
  private final Map<String, String> options =
      new HashMap<>(
          Map.of("--host", "127.0.0.1", "--samples", "1", "--stratum", "1", "--timeout", "5"));

  private WrongOptions(String program) {
    this.program = program;
  }

  /** The options after the bug's and the program's name. */
  static WrongOptions of(String[] args) {
    WrongOptions usage = new WrongOptions(args[1]);
    Set<String> known =
        Set.of("--server", "--host", "--port", "--samples", "--stratum", "--timeout");
    for (Iterator<String> rest = Arrays.asList(args).listIterator(2); rest.hasNext(); ) {
      String option = rest.next();
      if (FLAGS.contains(option)) {
        usage.options.put(option, "");
      } else if (known.contains(option)) {
        usage.options.put(option, rest.next());
      } else {
        usage.fail(2, "unknown option " + option);
      }
    }
    if (usage.has("--help") || usage.has("--version")) {
      System.out.println(usage.program + " [--trace]");
      System.exit(0);
    }
    return usage;
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  String text(String option) {
    return options.getOrDefault(option, "");
  }

  int number(String option, int least, int most) {
    int number = Integer.parseInt(options.getOrDefault(option, String.valueOf(least)));
    if (number < least || number > most) {
      fail(2, number + " is no value of " + option);
    }
    return number;
  }

  double seconds(String option) {
    double seconds = Double.parseDouble(text(option));
    if (seconds <= 0) {
      fail(2, seconds + " is no value of " + option);
    }
    return seconds;
  }

  void fail(int status, String sentence) {
    System.err.println(program + ": " + sentence);
    System.exit(status);
  }
}
