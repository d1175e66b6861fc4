package org.socketlab.socketserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.socketlab.wire.LingeringClose;

/** server-03 with one bug, which the first argument names; the checks must catch it. */
final class WrongServer03 {
  private enum Bug {
    NONE,
    TAKES_ONE_READ_FOR_THE_MESSAGE,
    DECODES_THE_BYTES,
    WAITS_FOR_A_LINE_FEED_FOREVER,
    HIDES_THE_RESET
  }

  private WrongServer03() {}

  public static void main(String[] args) throws IOException {
    Bug bug = Bug.valueOf(args[0]);
    int port = Integer.parseInt(args[args.length - 1]);
    try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
      System.out.println("Socket created");
      System.out.println("Socket bound to 127.0.0.1:" + server.getLocalPort());
      System.out.println("Listening on 127.0.0.1:" + server.getLocalPort());
      serve(server.accept(), bug);
    } catch (java.net.BindException e) {
      fail("cannot listen on 127.0.0.1:" + port + ": Address already in use");
    }
  }

  private static void serve(Socket client, Bug bug) throws IOException {
    String address = "127.0.0.1:" + client.getPort();
    System.out.println("Connected with " + address);
    try (client) {
      byte[] message = message(client.getInputStream(), bug);
      if (bug == Bug.DECODES_THE_BYTES) {
        message = new String(message, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
      }
      client.getOutputStream().write(message);
      LingeringClose.close(client);
    } catch (IOException e) {
      if (bug != Bug.HIDES_THE_RESET) {
        fail("cannot answer " + address + ": " + e.getMessage());
      }
    }
  }

  private static byte[] message(InputStream in, Bug bug) throws IOException {
    if (bug == Bug.TAKES_ONE_READ_FOR_THE_MESSAGE) {
      byte[] buffer = new byte[65536];
      int n = in.read(buffer);
      return java.util.Arrays.copyOf(buffer, Math.max(n, 0));
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (int b = 0; b != '\n'; ) {
      b = in.read();
      if (b >= 0) {
        message.write(b);
      } else if (bug != Bug.WAITS_FOR_A_LINE_FEED_FOREVER) {
        break;
      }
    }
    return message.toByteArray();
  }

  private static void fail(String sentence) {
    System.err.println("server-03: " + sentence);
    System.exit(1);
  }
}
