package org.socketlab.cli;

import java.io.IOException;

/**
 * What went wrong, told to the user in one sentence and, where there is a usual remedy, a hint.
 *
 * <p>The sentence goes to stderr after the program's name, as in {@code socket-03: cannot connect
 * to localhost port 80: Connection refused}; the program ends with {@link #exitStatus()}. Several
 * failures have a sentence each, separated by line feeds, and each sentence is printed on such a
 * line.
 */
public final class Failure extends IOException {
  private static final long serialVersionUID = 1;

  private final String hint;
  private final int exitStatus;

  private Failure(String sentence, String hint, int exitStatus) {
    super(sentence);
    this.hint = hint;
    this.exitStatus = exitStatus;
  }

  /** The network or the peer failed: exit status 1. */
  public static Failure of(String sentence) {
    return new Failure(sentence, null, Cli.FAILED);
  }

  /** The user asked for something impossible: exit status 2. */
  public static Failure usage(String sentence) {
    return new Failure(sentence, null, Cli.USAGE);
  }

  /** The same failure with a line that says what usually helps. */
  public Failure hint(String remedy) {
    return new Failure(getMessage(), remedy, exitStatus);
  }

  /** What usually helps, or null. */
  public String hint() {
    return hint;
  }

  /** The status that the program ends with: 1 or 2. */
  public int exitStatus() {
    return exitStatus;
  }
}
