package org.socketlab.cli;

import java.io.IOException;
import java.io.InputStream;
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
 * <p>A server says how it stops accepting ({@code stop().by(server::close)}) and at whose input it
 * waits for messages ({@link #listeningTo}). Told to stop, it waits for no message any more: its
 * threads finish the answers that they are giving and end. The process waits for that, 2 seconds at
 * most.
 */
public final class Stop {
  private static final int MILLIS = 2000;

  /** Who is receiving a message right now needs no waking: the end of its read does that. */
  private static final int BEFORE_WAKING_MILLIS = 50;

  private final List<Step> steps = new ArrayList<>();
  private final Set<ClientInput> clients = Collections.newSetFromMap(new WeakHashMap<>());
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile Runnable last = () -> {};

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

  /** What to do in the very end, when the program has come to its own or its time is over. */
  void lastly(Runnable step) {
    last = step;
  }

  /**
   * A client's input, for a server that waits there for messages. It is the same stream until the
   * program is told to stop; then reading from it, a wait under way included, throws {@link
   * java.io.InterruptedIOException}.
   *
   * @param in the client's input stream
   */
  public synchronized InputStream listeningTo(Socket client, InputStream in) {
    ClientInput input = new ClientInput(client, in, this);
    clients.add(input); // forgotten when nobody else knows it
    return input;
  }

  /** Whether the program has been told to stop: what fails from then on is no failure. */
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

  /** The program has come to its end: nothing to wait for any more. */
  void finished() {
    finished.countDown();
  }

  /** Stops the program; returns when it has come to its end, or its time is over. */
  void stop() {
    if (finished.getCount() == 0) {
      return; // not told to stop: the process ends because the program has ended
    }
    synchronized (this) {
      requested = true;
      if (steps.isEmpty() && clients.isEmpty()) {
        return; // a client, which has nothing to finish
      }
      steps.forEach(Stop::run);
    }
    if (!finishedWithin(BEFORE_WAKING_MILLIS)) {
      wakeAll();
      finishedWithin(MILLIS - BEFORE_WAKING_MILLIS);
    }
  }

  private synchronized void wakeAll() {
    clients.forEach(client -> run(client::wake));
  }

  private boolean finishedWithin(int millis) {
    try {
      return finished.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true; // whoever interrupts this thread wants no further wait
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
