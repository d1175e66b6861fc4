package org.socketlab.socketserver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import org.socketlab.cli.Failure;
import org.socketlab.net.ClientThreads;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** server-04 with one bug, which the first argument names; the checks must catch it. */
@Command(name = "server-04")
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
    PRINTS_A_STACK_TRACE_WHEN_STOPPED
  }

  @Option(names = "--max-connections", defaultValue = "10")
  private int maxConnections;

  private WrongServer04(Bug bug) {
    super(bug);
  }

  @Override
  void checkOptions() throws IOException {
    if (maxConnections < 1 && !has(Bug.ALLOWS_NO_CONNECTIONS)) {
      throw Failure.usage("--max-connections is at least 1, not " + maxConnections);
    }
  }

  @Override
  void serve(ServerSocket server, PrintStream out) throws IOException {
    try (ClientThreads threads = new ClientThreads()) {
      for (int i = has(Bug.ENDS_ONE_TOO_SOON) ? 1 : 0; i < maxConnections; i++) {
        Socket client = accept(server, out);
        if (has(Bug.TAKES_ALL_CLIENTS_AT_ONCE)) {
          threads.serve(client, () -> answerInAThread(client));
        } else if (!answer(client)) {
          return;
        }
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
      byte[] message = message(input(client));
      boolean empty =
          has(Bug.TAKES_A_CARRIAGE_RETURN_FOR_TEXT)
              ? message.length == 0 || message[0] == '\n'
              : Message.isEmpty(message);
      if (!empty || has(Bug.ANSWERS_AN_EMPTY_MESSAGE)) {
        client.getOutputStream().write(Message.ok(message));
      }
      return !empty;
    } catch (IOException e) {
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
    if (has(Bug.TAKES_ONE_READ_FOR_THE_MESSAGE)) {
      byte[] buffer = new byte[1024];
      return Arrays.copyOf(buffer, Math.max(in.read(buffer), 0));
    }
    return Message.read(new BufferedInputStream(in));
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
