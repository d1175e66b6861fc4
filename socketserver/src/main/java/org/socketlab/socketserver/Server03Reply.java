package org.socketlab.socketserver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * server-03: reply.
 *
 * <p>server-02 accepted a client and had nothing to say to it. The client waits for an answer, and
 * TCP keeps no borders between messages: a read returns what has arrived, be it half a message or
 * one and a half. So the server reads on until the message's end, a line feed here, and only then
 * answers.
 *
 * <p>New: {@link Message#read} and the write that follows. You will see the lines of server-02; the
 * client sees its own message again.
 *
 * <p>Run it, and from another terminal talk to it:
 *
 * <pre>
 * bin/server-03 --port 8888
 * bin/echo-client --port 8888 --message Hola
 * </pre>
 */
@Command(
    name = "server-03",
    description = "Accepts one client, sends its message back, and ends.",
    footer = {"", "Example: server-03 --port 8888, then echo-client --port 8888 --message Hola"})
public final class Server03Reply extends Program {
  @Mixin private final Listen listen = new Listen(8888);

  @Override
  protected void run(PrintStream out) throws IOException {
    try (ServerSocket server = new ServerSocket()) {
      stop().by(server::close);
      out.println("Socket created");

      trying("listen on " + listen);
      server.setReuseAddress(true);
      server.bind(listen.address());
      String address = listen.text(server.getLocalSocketAddress());
      out.println("Socket bound to " + address);
      out.println("Listening on " + address);

      trying("accept a client");
      Socket client = server.accept();
      String peer = listen.text(client.getRemoteSocketAddress());
      out.println("Connected with " + peer);

      trying("answer " + peer);
      try {
        InputStream bytes = stop().listeningTo(client, client.getInputStream());
        InputStream in = new BufferedInputStream(bytes);
        byte[] message = Message.read(in);
        client.getOutputStream().write(message);
      } finally {
        LingeringClose.close(client);
      }
    }
  }

  public static void main(String[] args) {
    Cli.main(new Server03Reply(), args);
  }
}
