package org.socketlab.cli;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a program does when it is told to stop, by SIGTERM or Ctrl-C.
 *
 * <p>A server says how it stops accepting ({@code stop().by(server::close)}) and to whom it listens
 * ({@code stop().listeningTo(client)}). Told to stop, it reads an end of stream from each client,
 * as if all had ended theirs: its threads finish their answers and come to their natural end. The
 * process waits for that, 2 seconds at most.
 */
public final class Stop {
  private static final int SECONDS = 2;

  private final List<Step> steps = new ArrayList<>();
  private final Set<Socket> clients = Collections.newSetFromMap(new WeakHashMap<>());
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  /** One thing to do when the program is told to stop. */
  public interface Step {
    /** Does it; that it fails means that there was nothing left to stop. */
    void run() throws IOException;
  }

  /** Adds a way to stop. */
  public synchronized void by(Step step) {
    steps.add(step);
    if (requested) {
      run(step);
    }
  }

  /**
   * Adds a client whose input ends when the program is told to stop; forgotten when nobody else
   * knows it.
   */
  public synchronized void listeningTo(Socket client) {
    clients.add(client);
    if (requested) {
      run(client::shutdownInput);
    }
  }

  /** Whether the program has been told to stop: what fails from then on is no failure. */
  public boolean requested() {
    return requested;
  }

  void listenForSignals() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  /** The program has come to its end: nothing to wait for any more. */
  void finished() {
    finished.countDown();
  }

  private void stop() {
    if (finished.getCount() == 0) {
      return; // not told to stop: the process ends because the program has ended
    }
    synchronized (this) {
      requested = true;
      if (steps.isEmpty() && clients.isEmpty()) {
        return; // a client, which has nothing to finish
      }
      steps.forEach(Stop::run);
      clients.forEach(client -> run(client::shutdownInput));
    }
    try {
      finished.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
