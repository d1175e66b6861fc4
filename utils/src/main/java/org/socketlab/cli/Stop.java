package org.socketlab.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a program does when it is told to stop, by SIGTERM or Ctrl-C.
 *
 * <p>A server says how it stops accepting: {@code stop().by(server::close)}. Then it answers its
 * current clients and ends, as any program does. The process waits for that end, 2 seconds at most.
 * A program that names no step ends at once.
 */
public final class Stop {
  private static final int SECONDS = 2;

  private final List<Step> steps = new ArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile Runnable last = () -> {};

  /** One thing to do when the program is told to stop. */
  public interface Step {
    /** Does it; a failure means that there is nothing left to stop. */
    void run() throws IOException;
  }

  /** Adds a way to stop. */
  public synchronized void by(Step step) {
    steps.add(step);
    if (requested) {
      run(step);
    }
  }

  /** Sets what to do last, when the program has ended or its time is up. */
  void lastly(Runnable step) {
    last = step;
  }

  /** Whether the program has been told to stop: from then on, failures are expected. */
  public boolean requested() {
    return requested;
  }

  void listenForSignals() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndEnd, "stop"));
  }

  private void stopAndEnd() {
    stop();
    last.run();
  }

  /** Says that the program has ended: there is nothing left to wait for. */
  void finished() {
    finished.countDown();
  }

  /** Stops the program; returns when it has ended, or its time is up. */
  private void stop() {
    if (finished.getCount() == 0) {
      return; // not told to stop: the process ends because the program has ended
    }
    synchronized (this) {
      requested = true;
      if (steps.isEmpty()) {
        return; // nothing to finish
      }
      steps.forEach(Stop::run);
    }
    try {
      finished.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // an interrupt ends the wait
    }
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      // What is to be stopped has stopped by itself.
    }
  }
}
