package org.socketlab.socketserver;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;

/**
 * server-02: accept.
 *
 * <p>server-01 had a place where clients could find it, and did not let them in. A listening socket
 * carries no data: the system completes the connections that arrive there and queues them. {@code
 * accept} takes the first of them, or waits for one, and returns a new socket for that one client.
 *
 * <p>New: {@link ServerSocket#accept}. (In C and Python, the call {@code listen} makes the system
 * queue clients; Java's {@code bind} includes it.) You will see the lines of server-01, and
 *
 * <pre>
 * Listening on 127.0.0.1:8888
 * Connected with 127.0.0.1:50112
 * </pre>
 *
 * <p>The last line comes when you connect from another terminal, where the connection ends at once:
 *
 * <pre>{@code
 * bin/server-02 --port 8888
 * bash -c 'cat </dev/tcp/127.0.0.1/8888'
 * }</pre>
 */
public final class Server02Accept extends Program {
  @Mixin private final Listen listen = new Listen(8888);

  public Server02Accept() {
    super("server-02", "Accepts one client, and ends.", "Example: server-02 --port 8888");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    try (ServerSocket server = new ServerSocket()) {
      out.println("Socket created");

      trying("listen on " + listen);
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(listen.host(), listen.port()));
      out.println("Socket bound to " + Addresses.text(server.getLocalSocketAddress()));
      out.println("Listening on " + Addresses.text(server.getLocalSocketAddress()));

      trying("accept a client");
      Socket client = server.accept();
      out.println("Connected with " + Addresses.text(client.getRemoteSocketAddress()));

      client.close();
    }
  }

  public static void main(String[] args) {
    Cli.main(new Server02Accept(), args);
  }
}
