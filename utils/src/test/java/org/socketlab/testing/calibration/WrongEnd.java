package org.socketlab.testing.calibration;

import java.lang.reflect.Proxy;

/** How a wrong program of a calibration ends: as Python does by default. */
public final class WrongEnd {
  private static final int SIGINT = 2;

  private WrongEnd() {}

  /** From now on, this program prints a stack trace on Ctrl-C; on SIGTERM it ends as it should. */
  public static void withStackTraceOnInterrupt() {
    try { // by reflection, since the compiler warns of what is outside of Java SE
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object end =
          Proxy.newProxyInstance(
              WrongEnd.class.getClassLoader(), new Class<?>[] {handler}, (p, m, a) -> end());
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), end);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java lets no program catch SIGINT", e);
    }
  }

  private static Object end() {
    new IllegalStateException("KeyboardInterrupt").printStackTrace();
    Runtime.getRuntime().halt(128 + SIGINT);
    return null;
  }
}
