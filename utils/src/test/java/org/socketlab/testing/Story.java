package org.socketlab.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a check, step by step, so that a failure can be understood without running it
 * again. Threads of a check may tell it together.
 */
public final class Story {
  private final List<String> steps = new ArrayList<>();
  private String waitingFor = "the check to begin";

  /** Adds a numbered step: {@code send 6 B Hola!\n}. */
  public synchronized void step(String verb, String what) {
    steps.add("%3d. %-8s %s".formatted(steps.size() + 1, verb, what));
    waitingFor = verb + " " + what;
  }

  /** Names what the check waits for, which is what an overrun says. */
  public synchronized void waitingFor(String what) {
    waitingFor = what;
  }

  /** What the check waits for now. */
  public synchronized String waitingFor() {
    return waitingFor;
  }

  /** The steps so far, a line each. */
  public synchronized String text() {
    return String.join("\n", steps);
  }
}
