package org.socketlab.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a check, step by step, so that a failure can be understood without running it
 * again. Several threads of a check may add steps.
 */
public final class Story {
  private final List<String> steps = new ArrayList<>();
  private final Recording recording = new Recording();
  private String waitingFor = "the check to begin";

  /** Adds a numbered step: {@code send 6 B Hola!\n}. */
  public synchronized void step(String verb, String what) {
    steps.add("%3d. %-8s %s".formatted(steps.size() + 1, verb, what));
    waitingFor = verb + " " + what;
  }

  /**
   * Expects two sequences of bytes to be the same; if not, shows where they differ.
   *
   * @param what the name of the bytes that came: {@code "the reply"}
   */
  public void expectSame(String what, byte[] expected, byte[] got) {
    Difference difference = Difference.between(expected, got);
    if (difference != null) {
      step("differs", "\n" + difference.picture());
      throw new CheckFailed(what + " " + difference.reason());
    }
  }

  /** Names what the check waits for, for the message of an overrun. */
  public synchronized void waitingFor(String what) {
    waitingFor = what;
  }

  /** What the check waits for now. */
  public synchronized String waitingFor() {
    return waitingFor;
  }

  /** The conversations over the check's sockets. */
  public Recording recording() {
    return recording;
  }

  /** The steps so far, a line each. */
  public synchronized String text() {
    return String.join("\n", steps);
  }
}
