package org.socketlab.socketserver;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** server-02 with one bug, which the first argument names; the checks must catch it. */
final class WrongServer02 extends WrongServer<WrongServer02.Bug> {
  enum Bug {
    NONE,
    ACCEPTS_NOBODY,
    NAMES_ITS_OWN_PORT,
    BINDS_WITHOUT_REUSE,
    RESETS_THE_CLIENT,
    PRINTS_A_STACK_TRACE_ON_CTRL_C
  }

  private WrongServer02(Bug bug) {
    super("server-02", bug);
  }

  @Override
  boolean reusesAddresses() {
    return !has(Bug.BINDS_WITHOUT_REUSE);
  }

  @Override
  boolean endsOddlyOnInterrupt() {
    return has(Bug.PRINTS_A_STACK_TRACE_ON_CTRL_C);
  }

  @Override
  void serve(ServerSocket server, PrintStream out) throws IOException {
    if (has(Bug.ACCEPTS_NOBODY)) {
      return;
    }
    try (Socket client = server.accept()) {
      out.println(
          "Connected with "
              + (has(Bug.NAMES_ITS_OWN_PORT)
                  ? listen.text(client.getLocalSocketAddress())
                  : peer(client)));
      if (has(Bug.RESETS_THE_CLIENT)) {
        client.setSoLinger(true, 0);
        LockSupport.parkNanos(200_000_000); // until the client knows that it is connected
      }
    }
  }

  public static void main(String[] args) {
    main(new WrongServer02(Bug.valueOf(args[0])), args);
  }
}
