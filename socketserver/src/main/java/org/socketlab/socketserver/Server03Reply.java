package org.socketlab.socketserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.net.Addresses;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Mixin;

/**
 * server-03: reply.
 *
 * <p>server-02 accepted a client and had nothing to say to it. Now the client sends a message and
 * waits for the answer. But TCP has no messages: a read returns what has arrived, half a message or
 * one and a half. So a protocol says where a message ends (here with a line feed), and its reader
 * reads on up to that point.
 *
 * <p>New:
 *
 * <ul>
 *   <li>{@link #readMessage}, and the write that follows. The buffer in front of it saves a system
 *       call for each byte.
 *   <li>{@link LingeringClose}: {@code close} with unread input makes the system send a reset, and
 *       a reset deletes what the client has not received yet. So a lingering close ends our stream,
 *       reads the bytes that still come from the client, and then closes.
 *   <li>{@code stop().by(...)}: what happens on Ctrl-C. The server accepts no more clients and ends
 *       the input of a connected client, so that the client gets its answer and the program ends.
 * </ul>
 *
 * <p>You will see the lines of server-02; the client sees its own message again. Run it, and talk
 * to it from another terminal:
 *
 * <pre>
 * bin/server-03 --port 8888
 * bin/echo-client --port 8888 --message Hola
 * </pre>
 */
public final class Server03Reply extends Program {
  /** In bytes. Without a limit, a line that never ends would fill the memory. */
  private static final int LONGEST_MESSAGE = 64 * 1024;

  @Mixin private final Listen listen = new Listen(8888);

  public Server03Reply() {
    super(
        "server-03",
        "Accepts one client, sends its message back, and ends.",
        "Example: server-03 --port 8888, then echo-client --port 8888 --message Hola");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    try (ServerSocket server = new ServerSocket()) {
      stop().by(server::close);
      out.println("Socket created");

      trying("listen on " + listen);
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(listen.host(), listen.port()));
      out.println("Socket bound to " + Addresses.text(server.getLocalSocketAddress()));
      out.println("Listening on " + Addresses.text(server.getLocalSocketAddress()));

      trying("accept a client");
      Socket client = server.accept();
      stop().by(client::shutdownInput);
      String peer = Addresses.text(client.getRemoteSocketAddress());
      out.println("Connected with " + peer);

      trying("answer " + peer);
      try {
        InputStream in = new BufferedInputStream(client.getInputStream());
        byte[] message = readMessage(in);
        client.getOutputStream().write(message);
      } finally {
        LingeringClose.close(client);
      }
    }
  }

  /** Reads one message: up to and including a line feed, or to the end of the stream. */
  static byte[] readMessage(InputStream in) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (message.size() < LONGEST_MESSAGE) {
      int b = in.read();
      if (b < 0) { // the client has ended its stream
        break;
      }
      message.write(b);
      if (b == '\n') {
        break;
      }
    }
    return message.toByteArray();
  }

  public static void main(String[] args) {
    Cli.main(new Server03Reply(), args);
  }
}
