package org.socketlab.socketserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.socketlab.net.LingeringClose;

/** server-03 with one bug, which the first argument names; the checks must catch it. */
final class WrongServer03 extends WrongServer<WrongServer03.Bug> {
  enum Bug {
    NONE,
    TAKES_ONE_READ_FOR_THE_MESSAGE,
    DECODES_THE_BYTES,
    FORGETS_A_MESSAGE_WITHOUT_LINE_FEED,
    HAS_NO_LIMIT,
    CUTS_ITS_REPLY_OFF,
    HIDES_THE_RESET,
    PRINTS_A_STACK_TRACE_ON_A_RESET,
    PRINTS_A_STACK_TRACE_ON_CTRL_C
  }

  private WrongServer03(Bug bug) {
    super("server-03", bug);
  }

  @Override
  boolean endsOddlyOnInterrupt() {
    return has(Bug.PRINTS_A_STACK_TRACE_ON_CTRL_C);
  }

  @Override
  void serve(ServerSocket server, PrintStream out) throws IOException {
    try (Socket client = accept(server, out)) {
      byte[] message = message(client.getInputStream());
      if (has(Bug.DECODES_THE_BYTES)) {
        message = new String(message, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
      }
      client.getOutputStream().write(message);
      if (has(Bug.CUTS_ITS_REPLY_OFF)) {
        client.shutdownOutput();
        client.getInputStream().readNBytes(1024); // and no more
      } else {
        LingeringClose.close(client);
      }
    } catch (IOException e) {
      if (has(Bug.PRINTS_A_STACK_TRACE_ON_A_RESET) && !server.isClosed()) {
        e.printStackTrace();
      }
      if (!has(Bug.HIDES_THE_RESET)) {
        throw e;
      }
    }
  }

  private byte[] message(InputStream in) throws IOException {
    if (has(Bug.TAKES_ONE_READ_FOR_THE_MESSAGE)) {
      return readOnce(in);
    }
    byte[] message = readMessage(in, !has(Bug.HAS_NO_LIMIT));
    boolean forgotten =
        has(Bug.FORGETS_A_MESSAGE_WITHOUT_LINE_FEED)
            && message.length < StageLines.LIMIT
            && message[message.length - 1] != '\n';
    return forgotten ? new byte[0] : message;
  }

  public static void main(String[] args) {
    main(new WrongServer03(Bug.valueOf(args[0])), args);
  }
}
