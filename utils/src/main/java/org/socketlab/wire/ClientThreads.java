package org.socketlab.wire;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Where a server's client threads come from. */
public final class ClientThreads {
  private ClientThreads() {}

  /**
   * A thread for each task: virtual on Java 21 and later, where a waiting client costs some hundred
   * bytes instead of a stack, and the system's threads before.
   */
  public static ExecutorService open() {
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
