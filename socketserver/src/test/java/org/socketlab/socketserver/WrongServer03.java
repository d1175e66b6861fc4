package org.socketlab.socketserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Command;

/** server-03 with one bug, which the first argument names; the checks must catch it. */
@Command(name = "server-03")
final class WrongServer03 extends WrongServer<WrongServer03.Bug> {
  enum Bug {
    NONE,
    TAKES_ONE_READ_FOR_THE_MESSAGE,
    DECODES_THE_BYTES,
    FORGETS_A_MESSAGE_WITHOUT_LINE_FEED,
    HAS_NO_LIMIT,
    CUTS_ITS_REPLY_OFF,
    HIDES_THE_RESET
  }

  private WrongServer03(Bug bug) {
    super(bug);
  }

  @Override
  void serve(ServerSocket server, PrintStream out) throws IOException {
    try (Socket client = accept(server, out)) {
      byte[] message = message(input(client));
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
      if (!has(Bug.HIDES_THE_RESET)) {
        throw e;
      }
    }
  }

  /** Unbuffered, so that all that it does not read is left unread. */
  private byte[] message(InputStream in) throws IOException {
    if (has(Bug.TAKES_ONE_READ_FOR_THE_MESSAGE)) {
      byte[] buffer = new byte[1024];
      return Arrays.copyOf(buffer, Math.max(in.read(buffer), 0));
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (int b = 0; b != '\n'; message.write(b)) {
      b = in.read();
      if (b < 0) {
        return has(Bug.FORGETS_A_MESSAGE_WITHOUT_LINE_FEED) ? new byte[0] : message.toByteArray();
      }
      if (message.size() == Message.LIMIT && !has(Bug.HAS_NO_LIMIT)) {
        break;
      }
    }
    return message.toByteArray();
  }

  public static void main(String[] args) {
    main(new WrongServer03(Bug.valueOf(args[0])), args);
  }
}
