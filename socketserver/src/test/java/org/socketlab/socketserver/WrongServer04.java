package org.socketlab.socketserver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.cli.Failure;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Option;

/** server-04 with one bug, which the first argument names; the checks must catch it. */
final class WrongServer04 extends WrongServer<WrongServer04.Bug> {
  enum Bug {
    NONE,
    TAKES_ONE_READ_FOR_THE_MESSAGE,
    TAKES_ALL_CLIENTS_AT_ONCE,
    ENDS_ONE_TOO_SOON,
    ANSWERS_AN_EMPTY_MESSAGE,
    TAKES_A_CARRIAGE_RETURN_FOR_TEXT,
    ENDS_WITH_A_RESET,
    DOES_NOT_COUNT_A_RESET,
    ALLOWS_NO_CONNECTIONS,
    STRIPS_BLANKS,
    PRINTS_A_STACK_TRACE_ON_A_RESET,
    PRINTS_A_STACK_TRACE_WHEN_STOPPED,
    PRINTS_A_STACK_TRACE_ON_CTRL_C
  }

  @Option(names = "--max-connections", defaultValue = "10")
  private int maxConnections;

  private WrongServer04(Bug bug) {
    super("server-04", bug);
  }

  @Override
  boolean endsOddlyOnInterrupt() {
    return has(Bug.PRINTS_A_STACK_TRACE_ON_CTRL_C);
  }

  @Override
  void checkOptions() throws IOException {
    if (maxConnections < 1 && !has(Bug.ALLOWS_NO_CONNECTIONS)) {
      throw Failure.usage("--max-connections is at least 1, not " + maxConnections);
    }
  }

  @Override
  void serve(ServerSocket server, PrintStream out) throws IOException, InterruptedException {
    List<Thread> threads = new ArrayList<>();
    try {
      for (int i = has(Bug.ENDS_ONE_TOO_SOON) ? 1 : 0; i < maxConnections; i++) {
        Socket client = accept(server, out);
        if (has(Bug.TAKES_ALL_CLIENTS_AT_ONCE)) {
          threads.add(new Thread(() -> answerInAThread(client)));
          threads.get(threads.size() - 1).start();
        } else if (!answer(client)) {
          return;
        }
      }
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (SocketException e) {
      if (has(Bug.PRINTS_A_STACK_TRACE_WHEN_STOPPED)) {
        e.printStackTrace();
      }
      throw e;
    }
  }

  /** Whether to go on. */
  private boolean answer(Socket client) throws IOException {
    try {
      byte[] message = message(client.getInputStream());
      boolean empty = isEmpty(message);
      if (has(Bug.TAKES_A_CARRIAGE_RETURN_FOR_TEXT)) {
        empty = message.length == 0 || message[0] == '\n';
      } else if (has(Bug.STRIPS_BLANKS)) {
        empty = new String(message, StandardCharsets.ISO_8859_1).isBlank();
      }
      if (!empty || has(Bug.ANSWERS_AN_EMPTY_MESSAGE)) {
        client.getOutputStream().write(ok(message));
      }
      return !empty;
    } catch (IOException e) {
      if (has(Bug.PRINTS_A_STACK_TRACE_ON_A_RESET)) {
        e.printStackTrace();
      }
      if (has(Bug.ENDS_WITH_A_RESET)) {
        throw e;
      }
      maxConnections += has(Bug.DOES_NOT_COUNT_A_RESET) ? 1 : 0;
      return true;
    } finally {
      LingeringClose.close(client);
    }
  }

  private byte[] message(InputStream in) throws IOException {
    return has(Bug.TAKES_ONE_READ_FOR_THE_MESSAGE)
        ? readOnce(in)
        : readMessage(new BufferedInputStream(in), true);
  }

  private void answerInAThread(Socket client) {
    try {
      if (!answer(client)) {
        System.exit(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] args) {
    main(new WrongServer04(Bug.valueOf(args[0])), args);
  }
}
