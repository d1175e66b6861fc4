package org.socketlab.testing;

import java.lang.reflect.Proxy;

/** For wrong programs: what Ctrl-C is in languages that make an exception of it. */
public final class CtrlC {
  private CtrlC() {}

  /** From now on SIGINT, and SIGINT alone, ends this process with a stack trace. */
  public static void throwsAnException() {
    try {
      // Java has no other way to tell SIGINT from SIGTERM, and javac warns of this one.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ending =
          Proxy.newProxyInstance(
              CtrlC.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                new IllegalStateException("KeyboardInterrupt").printStackTrace();
                Runtime.getRuntime().halt(1);
                return null;
              });
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      signal.getMethod("handle", signal, handler).invoke(null, interrupt, ending);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no signals", e);
    }
  }
}
