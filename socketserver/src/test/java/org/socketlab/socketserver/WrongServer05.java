package org.socketlab.socketserver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.socketlab.net.LingeringClose;

/** server-05 with one bug, which the first argument names; the checks must catch it. */
final class WrongServer05 extends WrongServer<WrongServer05.Bug> {
  enum Bug {
    NONE,
    TAKES_ONE_CLIENT_AFTER_ANOTHER,
    SERVES_A_HUNDRED_AT_MOST,
    WRITES_UNDER_ONE_LOCK,
    TAKES_ONE_READ_FOR_THE_MESSAGE,
    ENDS_WITH_AN_EMPTY_LINE,
    FORGETS_A_MESSAGE_WITHOUT_LINE_FEED,
    ENDS_WITH_A_RESET,
    PRINTS_A_STACK_TRACE_ON_A_RESET,
    ENDS_WHEN_ACCEPT_FAILS,
    BREAKS_OFF_WHEN_STOPPED,
    PRINTS_A_STACK_TRACE_ON_CTRL_C
  }

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Semaphore hundred = new Semaphore(100);
  private final Lock lock = new ReentrantLock();

  private WrongServer05(Bug bug) {
    super("server-05", bug);
  }

  @Override
  boolean endsOddlyOnInterrupt() {
    return has(Bug.PRINTS_A_STACK_TRACE_ON_CTRL_C);
  }

  @Override
  void serve(ServerSocket server, PrintStream out) throws IOException, InterruptedException {
    while (!server.isClosed()) {
      try {
        Socket client = accept(server, out);
        if (has(Bug.TAKES_ONE_CLIENT_AFTER_ANOTHER)) {
          talk(client);
        } else {
          new Thread(() -> talk(client)).start();
        }
      } catch (IOException e) {
        if (has(Bug.ENDS_WHEN_ACCEPT_FAILS)) {
          throw e;
        }
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void talk(Socket client) {
    threads.add(Thread.currentThread());
    if (has(Bug.SERVES_A_HUNDRED_AT_MOST)) {
      hundred.acquireUninterruptibly();
    }
    try {
      write(client, Server05Client.WELCOME.getBytes(StandardCharsets.US_ASCII));
      InputStream in = new BufferedInputStream(client.getInputStream());
      for (byte[] message = message(in); message.length > 0; message = message(in)) {
        if (message[0] == '\n' && has(Bug.ENDS_WITH_AN_EMPTY_LINE)) {
          break;
        }
        if (has(Bug.BREAKS_OFF_WHEN_STOPPED)) { // only clients that have sent a message
          stop().by(() -> client.setSoLinger(true, 0));
          stop().by(client::close);
        }
        write(client, ok(message));
      }
    } catch (IOException e) {
      if (has(Bug.PRINTS_A_STACK_TRACE_ON_A_RESET) && !stop().requested()) {
        e.printStackTrace();
      }
      if (has(Bug.ENDS_WITH_A_RESET) && !stop().requested()) {
        Runtime.getRuntime().halt(1);
      }
    } finally {
      LingeringClose.close(client);
      hundred.release();
      threads.remove(Thread.currentThread());
    }
  }

  private byte[] message(InputStream in) throws IOException {
    if (has(Bug.TAKES_ONE_READ_FOR_THE_MESSAGE)) {
      return readOnce(in);
    }
    byte[] message = readMessage(in, true);
    boolean forgotten =
        has(Bug.FORGETS_A_MESSAGE_WITHOUT_LINE_FEED)
            && message.length > 0
            && message.length < StageLines.LIMIT
            && message[message.length - 1] != '\n';
    return forgotten ? new byte[0] : message;
  }

  private void write(Socket client, byte[] bytes) throws IOException {
    if (has(Bug.WRITES_UNDER_ONE_LOCK)) {
      lock.lock();
    }
    try {
      client.getOutputStream().write(bytes);
    } finally {
      if (has(Bug.WRITES_UNDER_ONE_LOCK)) {
        lock.unlock();
      }
    }
  }

  public static void main(String[] args) {
    main(new WrongServer05(Bug.valueOf(args[0])), args);
  }
}
