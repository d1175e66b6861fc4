package org.socketlab.net;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A thread for each client of a server: a virtual thread on Java 21 and later, where a waiting
 * client costs some hundred bytes instead of a stack; before that, a system thread.
 */
public final class ClientThreads implements AutoCloseable {
  private static final int SECONDS = 2;

  private final ExecutorService threads;

  /** No threads yet. */
  public ClientThreads() {
    this(open());
  }

  ClientThreads(ExecutorService threads) {
    this.threads = threads;
  }

  /**
   * Serves a client in a thread of its own.
   *
   * @param service what that thread does; it closes the client's socket in the end
   * @throws IOException if the system has no thread left; the client's socket is closed then
   */
  public void serve(Socket client, Runnable service) throws IOException {
    try {
      start(service);
    } catch (IOException noThread) {
      client.close();
      throw noThread;
    }
  }

  /**
   * Does something in a thread of its own.
   *
   * @throws IOException if the system has no thread left
   */
  public void start(Runnable deed) throws IOException {
    try {
      threads.execute(deed);
    } catch (OutOfMemoryError noThread) { // no thread is left; there may be enough memory
      throw new IOException("no thread to be had", noThread);
    }
  }

  /** Waits until all clients are served, 2 s at most. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ExecutorService open() {
    try {
      // Java 17 compiles this, so the method of 21 is looked up by its name.
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException before21) {
      return Executors.newCachedThreadPool();
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("this Java has virtual threads, but hands none out", e);
    }
  }
}
